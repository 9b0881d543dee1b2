using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeActions;

namespace RetryLint.Verifier.Fixes;

/// <summary>A group of actions is only a menu; what can be applied are its members.</summary>
internal static class NestedActions
{
    // Not public on the floor; the newest still has it beside its public successor.
    private static readonly PropertyInfo s_members =
        typeof(CodeAction).GetProperty("NestedCodeActions", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException("This compiler names the members of a group of actions otherwise.");

    public static IEnumerable<CodeAction> Flatten(CodeAction action)
    {
        var members = (ImmutableArray<CodeAction>)s_members.GetValue(action)!;
        return members.IsDefaultOrEmpty ? [action] : members.SelectMany(Flatten);
    }
}
