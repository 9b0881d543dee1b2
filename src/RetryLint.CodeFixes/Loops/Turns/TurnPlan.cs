using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Symbols;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops.Turns;

/// <summary>What the call is written from that repeats a turn until it says that the loop is over.</summary>
/// <param name="Filters">What lets cancellation through.</param>
internal sealed record TurnPlan(LoopSite Site, TurnLoop Loop, PipelineHome Home, TurnCall Call, PipelineText Pipeline, IInPlaceStep? Filters, FixTypes Types) : ILoopPlan
{
    public string Title => Pipeline.Title;

    /// <summary>The limit that the code itself asks about, where that becomes lower.</summary>
    public ClampLimit? Lowered { get; init; }

    /// <summary>Variables that the turn sets for the code behind it: no compiler sees through the call that it does.</summary>
    public IReadOnlyList<UnsetVariable> Unset { get; init; } = [];

    public Edits Emit()
    {
        var edits = new Edits(Site.Text, new TypeNames(Site.Model, Home.Part.OpenBraceToken.Span.End));
        var layout = new Layout(Site.Text, Home.Part);
        var field = new PipelineField(Home, edits, layout).Write(Pipeline);
        var text = new InPlaceText(Site, Types, edits);
        Filters?.Write(text);
        Lowered?.Write(text);
        foreach (var variable in Unset)
        {
            variable.Write(edits);
        }

        new TurnEmitter(this, field, text).Write();
        edits.Import(Home.Part, layout);
        return edits;
    }
}

/// <summary>How the turn is called.</summary>
/// <param name="IsAsync">Whether the turn awaits.</param>
/// <param name="Token">The token that the call gets.</param>
/// <param name="Parameter">The name of the turn's own token.</param>
/// <param name="TokenUses">The names that become the turn's own token.</param>
/// <param name="LeavesContext">Whether awaits here do not come back to the caller's context.</param>
/// <param name="GoesOn">Whether other code runs after the call.</param>
/// <param name="Result">The variable that takes a returned value out; null where none is returned.</param>
/// <param name="Over">The name for what the call says.</param>
internal sealed record TurnCall(
    bool IsAsync,
    string? Token,
    string Parameter,
    IReadOnlyList<Microsoft.CodeAnalysis.CSharp.Syntax.ExpressionSyntax> TokenUses,
    bool LeavesContext,
    bool GoesOn,
    TurnResult? Result,
    string Over)
{
    public string Opening(string field) => IsAsync ? $"await {field}.ExecuteAsync(async {Parameter} =>" : $"{field}.Execute({(Token is null ? "()" : Parameter)} =>";

    public string Closing => $"{(Token is null ? "" : ", " + Token)}){(IsAsync && LeavesContext ? ".ConfigureAwait(false)" : "")};";
}

/// <summary>The variable that takes a returned value out of the turn.</summary>
/// <param name="Declaration">Its declaration, with a value that is never seen.</param>
internal sealed record TurnResult(string Name, string Declaration);
