using RetryLint.Rules;

namespace RetryLint.Analyzers.Facts;

/// <summary>What is known of the value of a delay expression. A number is in the expression's own unit until it is scaled.</summary>
internal readonly record struct DelayShape(DelayKind Kind, Jitter Jitter, double? Start = null, bool Capped = false, double? Cap = null)
{
    public static readonly DelayShape Unknown = new(DelayKind.Unknown, Jitter.Unknown);
    public static readonly DelayShape ServerDirected = new(DelayKind.ServerDirected, Jitter.No);
    public static readonly DelayShape Random = new(DelayKind.Random, Jitter.Yes);

    public bool Grows => Kind is DelayKind.Linear or DelayKind.Exponential;

    public static DelayShape Constant(double? value = null) => new(DelayKind.Constant, Jitter.No, value);

    public DelayShape Scaled(double factor) => this with { Start = Start * factor, Cap = Cap * factor };

    public DelayShape Growing(DelayKind kind) => Kind == DelayKind.Unknown ? this : this with { Kind = Faster(Kind, kind) };

    /// <summary>The shape of a value that is made of both: sum, product, choice.</summary>
    public DelayShape With(DelayShape other, Func<double, double, double>? start = null)
    {
        var jitter = Jitter == Jitter.Yes || other.Jitter == Jitter.Yes ? Jitter.Yes
            : Jitter == Jitter.Unknown || other.Jitter == Jitter.Unknown ? Jitter.Unknown : Jitter.No;
        var value = start is not null && Start is { } a && other.Start is { } b ? start(a, b) : (double?)null;
        return new DelayShape(Faster(Kind, other.Kind), jitter, value, Capped || other.Capped, Cap ?? other.Cap);
    }

    /// <summary>The smaller of the two: where one of them stays the same, it is a cap.</summary>
    public DelayShape CappedBy(DelayShape other)
    {
        // A variable that grows is seen as a constant without a value while its own change is looked at.
        var cap = Kind == DelayKind.Constant && Start is not null ? this : other;
        var grows = Grows || other.Grows || (Start is null) != (other.Start is null);
        return With(other, Math.Min) with { Capped = grows || Capped || other.Capped, Cap = cap.Kind == DelayKind.Constant ? cap.Start : null };
    }

    private static DelayKind Faster(DelayKind a, DelayKind b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(DelayKind kind) => kind switch
    {
        DelayKind.ServerDirected => 6,
        DelayKind.Unknown => 5,
        DelayKind.Exponential => 4,
        DelayKind.Linear => 3,
        DelayKind.Random => 2,
        DelayKind.Constant => 1,
        _ => 0,
    };
}
