using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Artifacts.Code;

/// <summary>
/// The text that an expression builds, as far as the code fixes it: literals, constants, concatenation and interpolation; a
/// hole for each part that is only known at run time.
/// </summary>
internal sealed class ComposedText
{
    private readonly StringBuilder text = new();
    private readonly IOperation marked;
    private readonly string? markedText;

    private ComposedText(IOperation marked, string? markedText)
    {
        this.marked = marked;
        this.markedText = markedText;
    }

    /// <summary>Where the text of the marked part begins.</summary>
    public int Start { get; private set; } = -1;

    public int End { get; private set; } = -1;

    public string Text => text.ToString();

    /// <summary>The text of the expression; what is known of the marked part may be given.</summary>
    public static ComposedText Of(IOperation expression, IOperation marked, string? markedText = null)
    {
        var composed = new ComposedText(marked, markedText);
        composed.Append(expression);
        return composed;
    }

    /// <summary>The outermost expression that the operation is a part of as text.</summary>
    public static IOperation Outermost(IOperation part)
    {
        var outermost = part;
        for (var parent = part.Parent; parent is not null && IsText(parent); parent = parent.Parent)
        {
            outermost = parent is IInterpolationOperation ? outermost : parent;
        }

        return outermost;
    }

    /// <summary>Does the operation only make one text of others?</summary>
    public static bool IsText(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => sum.Type?.SpecialType == SpecialType.System_String,
        IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation or IParenthesizedOperation => true,
        IConversionOperation { Operand: IInterpolatedStringOperation } => true,
        IConversionOperation { IsImplicit: true, Parent: IBinaryOperation } => true,
        _ => false,
    };

    private void Append(IOperation part)
    {
        var start = text.Length;
        AppendContent(part);
        if (part == marked)
        {
            (Start, End) = (start, text.Length);
        }
    }

    private void AppendContent(IOperation part)
    {
        if (part == marked && markedText is not null)
        {
            text.Append(markedText);
        }
        else if (part is not (IBinaryOperation or IInterpolatedStringOperation) && part.ConstantValue is { HasValue: true, Value: { } constant })
        {
            text.Append(constant is string or char ? constant.ToString() : PublicUrl.Hole.ToString());
        }
        else
        {
            AppendParts(part);
        }
    }

    private void AppendParts(IOperation part)
    {
        switch (part)
        {
            case IBinaryOperation sum when IsText(sum):
                Append(sum.LeftOperand);
                Append(sum.RightOperand);
                break;
            case IInterpolatedStringOperation interpolated:
                foreach (var piece in interpolated.Parts)
                {
                    Append(piece);
                }

                break;
            case IInterpolatedStringTextOperation piece:
                Append(piece.Text);
                break;
            case IInterpolationOperation hole:
                Append(hole.Expression);
                break;
            case IConversionOperation conversion:
                Append(conversion.Operand);
                break;
            case IParenthesizedOperation inner:
                Append(inner.Operand);
                break;
            default:
                text.Append(PublicUrl.Hole);
                break;
        }
    }
}
