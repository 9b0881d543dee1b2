namespace RetryLint;

/// <summary>How a service gets its load back after its circuit breaker has closed, for pipelines of any result.</summary>
public class RecoveryRampOptions : RecoveryRampOptions<object>;
