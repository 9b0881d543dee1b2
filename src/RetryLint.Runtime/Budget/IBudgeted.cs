namespace RetryLint;

/// <summary>Sits in the options of a strategy and asks a budget: a reader of the options finds it there.</summary>
internal interface IBudgeted;
