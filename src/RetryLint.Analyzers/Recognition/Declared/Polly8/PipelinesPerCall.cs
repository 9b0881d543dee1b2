using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.PerCall;
using RetryLint.Rules;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Finds pipelines that are built for a single execution.</summary>
internal sealed class PipelinesPerCall : IFindingRecogniser
{
    public IReadOnlyList<Rule> Rules => PerCallFinding.Rules;

    public IReadOnlyList<string> Namespaces { get; } = ["Polly.Retry"];

    public IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation];

    public Finding? Find(IOperation operation, CompilationScope scope, CancellationToken cancellation)
    {
        if (operation is not IObjectCreationOperation { Type: { Name: "ResiliencePipelineBuilder" } type } || !StrategyMethods.IsBuilder(type)
            || scope.Models.OperationOf(operation.Syntax, cancellation) is not IObjectCreationOperation creation)
        {
            return null;
        }

        var builder = new BuilderUse(ValueUses.Of(creation, scope, StrategyMethods.GivesBuilder, cancellation), creation, null);
        var pipeline = new Pipeline(builder, scope, cancellation);
        return !builder.Uses.OutlivesMethod && !builder.Escapes && PerCallUse.Is(creation, pipeline.Work, scope, cancellation)
            ? PerCallFinding.Of(pipeline.Stack.Strategies, Place(creation))
            : null;
    }

    private static Location Place(IObjectCreationOperation creation) =>
        creation.Syntax is ObjectCreationExpressionSyntax { Type: var type } ? type.GetLocation() : creation.Syntax.GetLocation();
}
