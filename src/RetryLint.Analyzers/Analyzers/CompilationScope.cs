using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RetryLint.Analyzers.Facts;
using RetryLint.Analyzers.Options;
using RetryLint.Analyzers.Recognition.Declared.SdkOptions;
using RetryLint.Analyzers.Symbols;
using RetryLint.Rules;

namespace RetryLint.Analyzers;

/// <summary>Everything that belongs to one compilation: its symbols, the options of its files, the bodies of its methods.</summary>
internal sealed class CompilationScope
{
    public CompilationScope(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        Models = new SemanticModels(compilation);
        Namespaces = new Namespaces(compilation);
        Tests = new TestCode(Namespaces);
        Implementations = new Implementations(compilation);
        Bodies = new MethodBodies(Models, Implementations);
        Callees = new Callees(Bodies);
        Fields = new FieldValues(Models);
        Unbound = new UnboundTypes(compilation);
        References = new References(compilation, Models, Implementations);
        Clients = new ClientRegistrations(this);
        Reach = new Reach(this);
        HandedToManagedIdentity = new ManagedIdentityArguments(compilation, Models);
        RetryStrategies = new RetryStrategies(compilation, Models);
        Options = new TreeOptions.Cache(compilation, options);
    }

    public TargetTable Targets { get; } = new();

    public Namespaces Namespaces { get; }

    public SemanticModels Models { get; }

    public TestCode Tests { get; }

    public References References { get; }

    public MethodBodies Bodies { get; }

    public Callees Callees { get; }

    public FieldValues Fields { get; }

    public Implementations Implementations { get; }

    public UnboundTypes Unbound { get; }

    public ClientRegistrations Clients { get; }

    public Reach Reach { get; }

    public ManagedIdentityArguments HandedToManagedIdentity { get; }

    public RetryStrategies RetryStrategies { get; }

    public TreeOptions.Cache Options { get; }

    public RetryLimits LimitsOf(IOperation operation) => Options.For(operation.Syntax.SyntaxTree, CancellationToken.None).Limits;
}
