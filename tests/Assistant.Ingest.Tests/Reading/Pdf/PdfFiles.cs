using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Assistant.Ingest.Tests.Reading.Pdf;

/// <summary>PDF files made for tests.</summary>
internal static class PdfFiles
{
    /// <summary>A file of several pages, each a list of lines from the top; "# " before a line makes it a heading, "$ " code.</summary>
    public static byte[] Of(params string[][] pages)
    {
        var builder = new PdfDocumentBuilder();
        var text = builder.AddStandard14Font(Standard14Font.Helvetica);
        var code = builder.AddStandard14Font(Standard14Font.Courier);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            var y = 790.0;
            foreach (var line in lines)
            {
                var (content, size, font) = line.StartsWith("# ", StringComparison.Ordinal) ? (line[2..], 18.0, text)
                    : line.StartsWith("## ", StringComparison.Ordinal) ? (line[3..], 14.0, text)
                    : line.StartsWith("$ ", StringComparison.Ordinal) ? (line[2..], 10.0, code)
                    : (line, 10.0, text);
                if (content.Trim().Length > 0)
                {
                    var indent = content.Length - content.TrimStart().Length;
                    page.AddText(content.TrimStart(), size, new PdfPoint(60 + (indent * 6), y), font);
                }
                y -= content.Length == 0 ? 24 : size * 1.25;
            }
        }
        return builder.Build();
    }

    /// <summary>A file whose only page is a picture.</summary>
    public static byte[] Scan()
    {
        var builder = new PdfDocumentBuilder();
        // The smallest PNG: one grey point.
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
        builder.AddPage(PageSize.A4).AddPng(png, new PdfRectangle(0, 0, 500, 700));
        return builder.Build();
    }

    /// <summary>A file that asks for a password.</summary>
    public static byte[] Locked()
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
            $"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{new string('1', 64)}> /U <{new string('2', 64)}> >>",
        ];
        foreach (var (body, index) in objects.Select((body, index) => (body, index)))
        {
            offsets.Add(text.Length);
            text.Append($"{index + 1} 0 obj\n{body}\nendobj\n");
        }
        var start = text.Length;
        text.Append("xref\n0 5\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append($"{offset:D10} 00000 n \n"));
        text.Append($"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{new string('3', 32)}> <{new string('3', 32)}>] >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
