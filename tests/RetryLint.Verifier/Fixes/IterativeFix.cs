using Microsoft.CodeAnalysis;
using RetryLint.Verifier.Reporting;
using RetryLint.Verifier.Running;

namespace RetryLint.Verifier.Fixes;

/// <summary>Applies a fix one diagnostic at a time until it is offered no more, and counts.</summary>
internal static class IterativeFix
{
    public static async Task<Project> Run(Fixer fixer, Project project, int? exactCount)
    {
        var count = exactCount ?? await Sites(fixer, project);
        for (var applied = 0; ; applied++)
        {
            if (await First(fixer, project) is not { } offer)
            {
                return applied == count
                    ? project
                    : throw new VerificationException($"'{fixer.Key}' was applied {applied} times, not {count} times (see FixCount).");
            }

            if (applied == count)
            {
                throw new VerificationException(
                    $"After {count} times '{fixer.Key}' is still offered on {Failure.Describe(offer.Diagnostic)}\n{await Print(project)}"
                );
            }

            project = await FixedState.Take(project, await offer.Apply(), $"'{offer.Action.Title}'");
        }
    }

    /// <summary>Findings on one span are one site: fixing one of them fixes all.</summary>
    private static async Task<int> Sites(Fixer fixer, Project project)
    {
        var sites = new HashSet<Place?>();
        await foreach (var offer in fixer.Offers(project))
        {
            sites.Add(Comparison.PlaceOf(offer.Diagnostic.Location));
        }

        return sites.Count > 0
            ? sites.Count
            : throw new VerificationException(
                $"'{fixer.Key}' is not offered; offered is {await fixer.OfferedKeys(project)}.\n{await Print(project)}"
            );
    }

    public static async Task<Offer?> First(Fixer fixer, Project project)
    {
        await foreach (var offer in fixer.Offers(project))
        {
            return offer;
        }

        return null;
    }

    private static async Task<string> Print(Project project) =>
        AnnotatedSource.Of(await FixedState.Files(project), await AnalyzerRun.Reported(project, []));
}
