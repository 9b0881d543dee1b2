using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace RetryLint.Verifier.Markup;

/// <summary>
/// Separates a text from its marks: <c>[|x|]</c>, <c>{|ID:x|}</c>, <c>{|#0:x|}</c> and <c>$$</c>. Spans nest, overlap and may be
/// empty; a closing ends the nearest open span of its kind, <c>|#0}</c> ends the named location.
/// </summary>
internal sealed class MarkupReader
{
    private const string NameEnds = ":|[]{}\r\n";

    private readonly string _path;
    private readonly string _marked;
    private readonly bool _dollars;
    private readonly StringBuilder _plain = new();
    private readonly List<Mark> _marks = [];
    private readonly Stack<Mark> _default = new();
    private readonly List<Mark> _named = [];
    private int _position;

    private MarkupReader(string path, string marked, bool dollars)
    {
        _path = path;
        _marked = marked;
        _dollars = dollars;
    }

    public static MarkedText Read(string path, string marked, bool dollarsMarkStart = true) =>
        new MarkupReader(path, marked, dollarsMarkStart).Read();

    private MarkedText Read()
    {
        while (_position < _marked.Length)
        {
            if (!TryMark())
            {
                _plain.Append(_marked[_position++]);
            }
        }

        if (_default.Concat(_named).MinBy(mark => mark.Opened) is { } open)
        {
            throw Error(open.Opened, "This span is never closed");
        }

        return new MarkedText(_plain.ToString(), [.. _marks.OrderBy(mark => mark.Opened)]);
    }

    private bool TryMark()
    {
        if (_dollars && At("$$"))
        {
            _marks.Add(Open(MarkKind.Start, ""));
            _position += 2;
            return true;
        }

        return TryOpen() || TryClose();
    }

    private bool TryOpen()
    {
        // "[|]" inside an open span is a bracket and a closing.
        if (At("[|") && !(At("[|]") && _default.Count > 0))
        {
            _default.Push(Open(MarkKind.Default, ""));
            _position += 2;
            return true;
        }

        if (!At("{|"))
        {
            return false;
        }

        OpenNamed();
        return true;
    }

    private void OpenNamed()
    {
        var start = _position + 2;
        var end = _marked.AsSpan(start).IndexOfAny(NameEnds);
        if (end <= 0 || _marked[start + end] != ':')
        {
            throw Error(_position, "'{|' needs a name and a colon");
        }

        var name = _marked.Substring(start, end);
        _named.Add(name[0] == '#' ? Open(MarkKind.Location, name[1..]) : Open(MarkKind.Id, name));
        _position = start + end + 1;
    }

    private bool TryClose()
    {
        if (At("|]"))
        {
            Close(_default.TryPop(out var open) ? open : null, 2);
            return true;
        }

        if (At("|}"))
        {
            CloseNamed(_named.LastOrDefault(), 2);
            return true;
        }

        return TryCloseLocation();
    }

    private bool TryCloseLocation()
    {
        var end = At("|#") ? _marked.IndexOf('}', _position) : -1;
        if (end < 0 || !_marked.AsSpan(_position + 2, end - _position - 2).ContainsOnlyDigits())
        {
            return false;
        }

        var name = _marked[(_position + 2)..end];
        CloseNamed(_named.FindLast(mark => mark.Kind == MarkKind.Location && mark.Name == name), end + 1 - _position);
        return true;
    }

    private void CloseNamed(Mark? open, int length)
    {
        Close(open, length);
        _named.Remove(open!);
    }

    private void Close(Mark? open, int length)
    {
        if (open is null)
        {
            throw Error(_position, "This closes a span that is not open");
        }

        _marks.Add(open with { Span = TextSpan.FromBounds(open.Span.Start, _plain.Length) });
        _position += length;
    }

    private Mark Open(MarkKind kind, string name) => new(kind, name, new TextSpan(_plain.Length, 0), _position);

    private bool At(string mark) => string.CompareOrdinal(_marked, _position, mark, 0, mark.Length) == 0;

    private VerificationException Error(int position, string what) => MarkupError.At(_path, _marked, position, what);
}
