using System.Text.RegularExpressions;

namespace Assistant.Core.Answering.Citations;

/// <summary>The tables of a source: a number in a cell has its unit in the head of the column, or in front of its row.</summary>
internal sealed partial class SourceTables
{
    private readonly List<(string Text, string Names)> _cells = [];

    /// <summary>Reads the tables out of a Markdown text.</summary>
    public SourceTables(string markdown)
    {
        List<string>? head = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (!line.TrimStart().StartsWith('|'))
            {
                head = null;
                continue;
            }

            var cells = Cells(line);
            if (head is null)
            {
                head = cells;
            }
            else if (!cells.TrueForAll(cell => Rule().IsMatch(cell)))
            {
                for (var i = 0; i < cells.Count; i++)
                {
                    _cells.Add((cells[i], (i < head.Count ? head[i] : "") + " | " + (i > 0 ? cells[0] : "")));
                }
            }
        }
    }

    /// <summary>Whether a number stands in a cell that is named by a unit.</summary>
    public bool Hold(string number, IReadOnlyList<string> units, StringComparison comparison) =>
        _cells.Exists(cell => TextSearch.Occurs(cell.Text, number, StringComparison.Ordinal) && units.Any(unit => TextSearch.Occurs(cell.Names, unit, comparison)));

    private static List<string> Cells(string line) =>
        [.. line.Trim().Trim('|').Split('|').Select(cell => NumberWords.ToDigits(NormalText.Of(cell)))];

    [GeneratedRegex(@"^:?-*:?$")]
    private static partial Regex Rule();
}
