using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Symbols;

namespace RetryLint.Analyzers.Recognition.Declared.SdkOptions;

/// <summary>What one piece of code sets on one options object: the assignments that run together.</summary>
internal sealed class OptionsSite
{
    private readonly IReadOnlyList<ISimpleAssignmentOperation> elsewhere;
    private readonly FixedValues values;

    private OptionsSite(OptionsObject options, IOperation branch, IReadOnlyList<ISimpleAssignmentOperation> own, IReadOnlyList<ISimpleAssignmentOperation> elsewhere, FixedValues values)
    {
        Options = options;
        Branch = branch;
        Assignments = own;
        this.elsewhere = elsewhere;
        this.values = values;
        HasDefaults = options.HasDefaultsIn(branch);
    }

    public OptionsObject Options { get; }

    /// <summary>The code that runs as a whole or not at all.</summary>
    public IOperation Branch { get; }

    /// <summary>In source order.</summary>
    public IReadOnlyList<ISimpleAssignmentOperation> Assignments { get; }

    /// <summary>Is what is not set here known to be the library's default?</summary>
    public bool HasDefaults { get; }

    public static OptionsSite? Of(ISimpleAssignmentOperation assignment, OptionsKind kind, CompilationScope scope, CancellationToken cancellation)
    {
        if (OptionsObjects.OfTarget(assignment) is not { } options)
        {
            return null;
        }

        var branch = Branches.Around(assignment);
        var (own, elsewhere) = (new List<ISimpleAssignmentOperation>(), new List<ISimpleAssignmentOperation>());
        foreach (var other in Origins.Root(assignment).DescendantsAndSelf().OfType<ISimpleAssignmentOperation>())
        {
            if (kind.Sets(NameOf(other)) && options.IsSame(OptionsObjects.OfTarget(other)))
            {
                (Branches.Around(other) == branch ? own : elsewhere).Add(other);
            }
        }

        own.Sort((a, b) => a.Syntax.SpanStart.CompareTo(b.Syntax.SpanStart));
        return own.Count == 0 ? null : new OptionsSite(options, branch, own, elsewhere, new FixedValues(scope, cancellation));
    }

    /// <summary>The last assignment of the property; null where there is none.</summary>
    public ISimpleAssignmentOperation? Last(string property)
    {
        for (var i = Assignments.Count - 1; i >= 0; i--)
        {
            if (NameOf(Assignments[i]) == property)
            {
                return Assignments[i];
            }
        }

        return null;
    }

    public int? Number(string property, int byDefault) => IsDefault(property) ? byDefault : values.Number(ValueOf(property));

    public TimeSpan? Time(string property, TimeSpan byDefault) => IsDefault(property) ? byDefault : values.Time(ValueOf(property));

    public object? Fixed(string property) => values.Of(ValueOf(property));

    /// <summary>Is the member of another object of this name that is set to something?</summary>
    public IEnumerable<ISimpleAssignmentOperation> OnOwner(string property) => Options.Owner is not { } owner
        ? []
        : Origins.Root(Branch).DescendantsAndSelf().OfType<ISimpleAssignmentOperation>()
            .Where(a => NameOf(a) == property && owner.IsSame(OptionsObjects.OfTarget(a)));

    public static string? NameOf(ISimpleAssignmentOperation assignment) => (assignment.Target as IPropertyReferenceOperation)?.Property.Name;

    public bool IsDefault(string property) => HasDefaults && Last(property) is null && !MayDiffer(property);

    /// <summary>The value that it certainly has once this code has run.</summary>
    private IOperation? ValueOf(string property) => MayDiffer(property) ? null : Last(property)?.Value;

    /// <summary>Does a branch inside this one set it too?</summary>
    private bool MayDiffer(string property) => elsewhere.Any(a => NameOf(a) == property && Branches.Around(a).IsInside(Branch));
}
