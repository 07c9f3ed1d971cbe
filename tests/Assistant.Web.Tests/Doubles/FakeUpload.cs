using Assistant.Core.Privacy;
using Assistant.Core.Tickets;
using Assistant.Web.Tickets;

namespace Assistant.Web.Tests.Doubles;

/// <summary>Takes any file that begins like JSON, and finds the ticket numbers in it.</summary>
internal sealed class FakeUpload : ITicketUpload
{
    public IReadOnlyList<string> Problems { get; set; } = [];

    /// <summary>What is done with the file before it is read; null for nothing.</summary>
    public Func<Stream, CancellationToken, Task>? First { get; set; }

    public async Task<TicketUploadResult> ImportAsync(string fileName, Stream content, Caller caller, CancellationToken cancellationToken)
    {
        await (First?.Invoke(content, cancellationToken) ?? Task.CompletedTask);
        using var reader = new StreamReader(content);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (!text.StartsWith('{') && !text.StartsWith('['))
        {
            throw new InvalidDataException($"{fileName} is no ticket file: expected a JSON object or array at byte 0.");
        }

        var numbers = TicketNumber.FindAll(text);
        return new TicketUploadResult(numbers, numbers.Count, 0, 0, Problems);
    }
}
