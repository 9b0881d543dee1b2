using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using RetryLint.Analyzers.Flow;
using RetryLint.Analyzers.Recognition.Declared.PerCall;

namespace RetryLint.Analyzers.Recognition.Declared.Polly8;

/// <summary>Finds pipelines that are built for a single execution.</summary>
internal sealed class PipelinesPerCall : BuiltPerCall
{
    public override IReadOnlyList<string> Namespaces { get; } = ["Polly.Retry"];

    public override IReadOnlyList<OperationKind> Kinds { get; } = [OperationKind.ObjectCreation];

    protected override bool Builds(IOperation operation) =>
        operation is IObjectCreationOperation { Type: { Name: "ResiliencePipelineBuilder" } type } && StrategyMethods.IsBuilder(type);

    protected override (DeclaredWork? Work, IReadOnlyList<Strategy> Strategies) Read(IOperation creation, CompilationScope scope, CancellationToken cancellation)
    {
        var builder = new BuilderUse(ValueUses.Of(creation, scope, StrategyMethods.GivesBuilder, cancellation), creation as IObjectCreationOperation, null);
        if (builder.Uses.OutlivesMethod || builder.Escapes)
        {
            return default;
        }

        var pipeline = new Pipeline(builder, scope, cancellation);
        return (pipeline.Work, pipeline.Stack.Strategies);
    }

    protected override Location Place(IOperation creation) =>
        creation.Syntax is ObjectCreationExpressionSyntax { Type: var type } ? type.GetLocation() : creation.Syntax.GetLocation();
}
