namespace Tests.Benchmarks;

/// <summary>Prints a Markdown table row by row as figures come, so that docs/benchmarks.md can take it as it is.</summary>
internal sealed class Table
{
    private readonly int[] _widths;

    public Table(string title, params string[] columns)
    {
        _widths = [.. columns.Select(column => Math.Max(column.Length, 10))];
        Console.WriteLine($"\n### {title}\n");
        Row(columns);
        Row([.. _widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")]);
    }

    /// <summary>One row: the first cell to the left, figures to the right.</summary>
    public void Row(params string[] cells) =>
        Console.WriteLine("| " + string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(_widths[0]) : cell.PadLeft(_widths[column]))) + " |");
}
