using System.Collections.Immutable;
using RetryLint.Verifier.Markup;

namespace RetryLint.Verifier.Running;

/// <summary>Reads a case into files and expectations: strips the markup and binds it to ids and places.</summary>
internal sealed class InputReader
{
    private readonly Case _case;
    private readonly ExpectedIds _ids;
    private readonly string _newLine;
    private readonly List<TestFile> _files = [];
    private readonly List<Expectation> _expected = [];
    private readonly Dictionary<int, (Place Place, VerificationException Unused)> _locations = [];

    private InputReader(Case options, ExpectedIds ids, string newLine)
    {
        _case = options;
        _ids = ids;
        _newLine = newLine;
    }

    public static TestInput Read(string markup, Case options, ExpectedIds ids, string newLine, bool allLocationsUsed = true) =>
        new InputReader(options, ids, newLine).Read(markup, allLocationsUsed);

    private TestInput Read(string markup, bool allLocationsUsed)
    {
        Add(TestFile.MainPath, markup, FileKind.Source);
        foreach (var (name, text) in _case.MoreSources)
        {
            Add("/0/" + name, text, FileKind.Source);
        }

        foreach (var (path, text) in _case.AdditionalFiles)
        {
            Add(path.StartsWith('/') ? path : "/0/" + path, text, FileKind.Additional);
        }

        AddConfig("/.editorconfig", _case.EditorConfig);
        AddConfig("/.globalconfig", AsGlobal(_case.GlobalConfig));
        BindLocations(allLocationsUsed);
        return new TestInput([.. _files], [.. _expected]);
    }

    private void Add(string path, string markup, FileKind kind)
    {
        var marked = Lines(markup);
        var (text, marks) = MarkupReader.Read(path, marked, kind == FileKind.Source && _case.DollarsMarkStart);
        _files.Add(new TestFile(path, text, kind));
        foreach (var mark in marks)
        {
            var place = new Place(path, mark.Span);
            if (mark.Kind == MarkKind.Location)
            {
                AddLocation(mark, place, marked);
            }
            else
            {
                var what = Expect.Diagnostic(_ids.For(mark, path, marked));
                _expected.Add(new Expectation(what, place, [], mark.Kind == MarkKind.Start));
            }
        }
    }

    private void AddConfig(string path, string? text)
    {
        if (text is not null)
        {
            _files.Add(new TestFile(path, Lines(text), FileKind.Config));
        }
    }

    private void AddLocation(Mark mark, Place place, string marked)
    {
        if (!int.TryParse(mark.Name, out var index))
        {
            throw MarkupError.At(place.Path, marked, mark.Opened, $"'#{mark.Name}' is not a number");
        }

        if (!_locations.TryAdd(index, (place, MarkupError.At(place.Path, marked, mark.Opened, $"Location #{index} is not used"))))
        {
            throw MarkupError.At(place.Path, marked, mark.Opened, $"Location #{index} is marked twice");
        }
    }

    private void BindLocations(bool allUsed)
    {
        var unused = _locations.Keys.ToHashSet();
        foreach (var what in _case.Expected)
        {
            Place? at = what.Location is { } index ? Find(index) : null;
            _expected.Add(new Expectation(what, at, [.. what.Related.Select(Find)], StartOnly: false));
        }

        if (allUsed && unused.Count > 0)
        {
            throw _locations[unused.Min()].Unused;
        }

        Place Find(int index)
        {
            unused.Remove(index);
            return _locations.TryGetValue(index, out var found)
                ? found.Place
                : throw new VerificationException($"Location #{index} is expected but not marked in any file.");
        }
    }

    private string Lines(string text) => text.Replace("\r\n", "\n").Replace("\n", _newLine);

    private static string? AsGlobal(string? config) =>
        config is null || config.Contains("is_global", StringComparison.Ordinal) ? config : "is_global = true\n" + config;
}
