using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>Invokes FixAll in document, project and solution; each must lead to the same text as fixing one by one.</summary>
internal sealed class FixAllRun(Fixer fixer, TestInput before, TestInput after, Case options)
{
    private FixAllProvider? Provider => fixer.Provider.GetFixAllProvider();

    public async Task Run()
    {
        if (!options.HasFixAll)
        {
            Require(Provider is null, "has a FixAll provider, though the case says HasFixAll = false");
            return;
        }

        Require(Provider is not null, "has no FixAll provider (see HasFixAll)");
        await InDocuments();
        await InProjects(FixAllScope.Project);
        await InProjects(FixAllScope.Solution);
    }

    private async Task InDocuments()
    {
        var project = TestProject.Open(before.Files, options);
        foreach (var id in project.DocumentIds)
        {
            for (var pass = 0; pass < options.FixAllPasses && await OfferIn(project, id) is { } offer; pass++)
            {
                project = await Apply(project, offer, FixAllScope.Document);
            }
        }

        await FixedState.CheckEqual(after, project, "FixAll in Document");
    }

    /// <summary>A copy of the project stands beside it: within reach of the solution's FixAll, out of reach of the project's.</summary>
    private async Task InProjects(FixAllScope scope)
    {
        var project = TestProject.Open(before.Files, options);
        var twin = TestProject.AddTo(project.Solution, Twin(before).Files, options, "Twin");
        project = twin.Solution.GetProject(project.Id)!;
        for (var pass = 0; pass < options.FixAllPasses && await OfferIn(project, null) is { } offer; pass++)
        {
            project = await Apply(project, offer, scope);
        }

        await FixedState.CheckEqual(after, project, $"FixAll in {scope}");
        var expectedTwin = Twin(scope == FixAllScope.Solution ? after : before);
        await FixedState.CheckEqual(
            expectedTwin,
            project.Solution.GetProject(twin.Id)!,
            $"FixAll in {scope}, looked at from another project,"
        );
    }

    private async Task<Offer?> OfferIn(Project project, DocumentId? id)
    {
        await foreach (var offer in fixer.Offers(project))
        {
            if (id is null || offer.Document.Id == id)
            {
                return offer;
            }
        }

        return null;
    }

    private async Task<Project> Apply(Project project, Offer offer, FixAllScope scope)
    {
        Require(Provider!.GetSupportedFixAllScopes().Contains(scope), $"does not support FixAll in {scope}");
        var ids = Provider.GetSupportedFixAllDiagnosticIds(fixer.Provider);
        var context = new FixAllContext(
            offer.Document,
            fixer.Provider,
            scope,
            fixer.Key,
            ids,
            new FixAllDiagnostics(fixer),
            CancellationToken.None
        );
        var action = await Provider.GetFixAsync(context);
        Require(action is not null, $"makes no FixAll action in {scope}");
        return await FixedState.Take(project, await Offer.Apply(action!), $"FixAll in {scope}");
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new VerificationException($"{fixer.Provider.GetType().Name} {otherwise}.");
        }
    }

    private static TestInput Twin(TestInput input) =>
        input with
        {
            Files =
            [
                .. input.Files.Select(file =>
                    file with
                    {
                        Path = file.Path.StartsWith("/0/", StringComparison.Ordinal) ? "/1/" + file.Path[3..] : file.Path,
                    }
                ),
            ],
        };
}
