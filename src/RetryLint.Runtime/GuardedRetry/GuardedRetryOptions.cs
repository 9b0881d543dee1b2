namespace RetryLint;

/// <summary>A retry that the rule book has passed, for pipelines of any result: limited, growing, spread, budgeted and over in time.</summary>
public class GuardedRetryOptions : GuardedRetryOptions<object>;
