using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RetryLint.Verifier;

/// <summary>Starts the description of a diagnostic whose place the markup names.</summary>
public static class Expect
{
    public static ExpectedDiagnostic Diagnostic(string id) => new() { Id = id };
}

/// <summary>A diagnostic that is expected; what is not stated is not compared.</summary>
public sealed record ExpectedDiagnostic
{
    public required string Id { get; init; }

    /// <summary>The index of its location in the markup; null for a diagnostic without a location.</summary>
    public int? Location { get; init; }

    /// <summary>The indexes of its related locations, in order.</summary>
    public ImmutableArray<int> Related { get; init; } = [];

    public string? Message { get; init; }

    public DiagnosticSeverity? Severity { get; init; }

    public ImmutableSortedDictionary<string, string?> Properties { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    public ExpectedDiagnostic At(int location, params int[] related) => this with { Location = location, Related = [.. related] };

    public ExpectedDiagnostic WithMessage(string message) => this with { Message = message };

    public ExpectedDiagnostic WithProperty(string name, string? value) => this with { Properties = Properties.SetItem(name, value) };

    public ExpectedDiagnostic WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };
}
