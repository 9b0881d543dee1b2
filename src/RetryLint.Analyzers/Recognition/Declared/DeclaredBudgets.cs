using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared;

/// <summary>Whether something that calls share limits the retries of a policy or pipeline.</summary>
internal static class DeclaredBudgets
{
    /// <summary>None only where everything around and inside can be seen, and where it runs as well.</summary>
    public static Budget Of(RetryDeclaration declaration, Target target)
    {
        if (declaration.HasBudget || declaration.Stack.Strategies.Any(s => s.IsBudget))
        {
            return Budget.Shared;
        }

        var isSeen = !declaration.Stack.MayHoldMore && !declaration.Work.Escapes && declaration.Work.Executions.Count > 0;
        return isSeen && target.IsControlPlane() ? Budget.None : Budget.Unknown;
    }
}
