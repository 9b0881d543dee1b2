using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RetryLint.CodeFixes.Loops.InPlace;
using RetryLint.CodeFixes.Syntax;

namespace RetryLint.CodeFixes.Loops;

/// <summary>What the call through a pipeline is written from.</summary>
internal sealed record PipelinePlan(LoopSite Site, RetryLoop Loop, PipelineHome Home, LambdaPlan Lambda, PipelineText Pipeline) : ILoopPlan
{
    public string Title => Pipeline.Title;

    /// <summary>The limit that the code itself asks about, where that becomes lower.</summary>
    public ClampLimit? Lowered { get; init; }

    public Edits Emit()
    {
        var edits = new Edits(Site.Text, new TypeNames(Site.Model, Home.Part.OpenBraceToken.Span.End));
        var layout = new Layout(Site.Text, Home.Part);
        var field = new PipelineField(Home, edits, layout).Write(Pipeline);
        Lowered?.Write(new InPlaceText(Site, Pipeline.Types, edits));
        new LambdaEmitter(this, field, edits, layout).Write();
        edits.Import(Home.Part, layout);
        return edits;
    }
}

/// <summary>How the body of the loop becomes a lambda.</summary>
/// <param name="Success">How the attempt hands on its success.</param>
/// <param name="IsAsync">Whether the lambda awaits.</param>
/// <param name="StatedType">The type argument that the call needs.</param>
/// <param name="Token">The outer token that the call gets.</param>
/// <param name="Parameter">The name of the lambda's own token.</param>
/// <param name="TokenUses">The names that become the lambda's own token.</param>
/// <param name="Declaration">The declaration of the result right before the loop, which the call takes over.</param>
/// <param name="LeavesContext">Whether awaits here do not come back to the caller's context.</param>
/// <param name="GoesOn">Whether other code would run after the call where the loop returned.</param>
internal sealed record LambdaPlan(
    Success Success,
    bool IsAsync,
    string? StatedType,
    string? Token,
    string Parameter,
    IReadOnlyList<ExpressionSyntax> TokenUses,
    LocalDeclarationStatementSyntax? Declaration,
    bool LeavesContext,
    bool GoesOn)
{
    /// <summary>From the start of the statement to the arrow.</summary>
    public string Opening(string field)
    {
        var value = Success.Kind switch
        {
            SuccessKind.ReturnsValue => "return ",
            SuccessKind.BreaksWithValue => $"{(Declaration is null ? "" : Declaration.Declaration.Type + " ")}{Success.Result!.Name} = ",
            _ => "",
        };
        var type = StatedType is null ? "" : $"<{StatedType}>";
        return IsAsync
            ? $"{value}await {field}.ExecuteAsync{type}(async {Parameter} =>"
            : $"{value}{field}.Execute{type}({(Token is null ? "()" : Parameter)} =>";
    }

    public string Closing => $"{(Token is null ? "" : ", " + Token)}){(IsAsync && LeavesContext ? ".ConfigureAwait(false)" : "")};";

    public bool NeedsReturn => Success.Kind == SuccessKind.Returns && GoesOn;
}
