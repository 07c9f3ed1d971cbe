using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Passages.Vectors;
using Lucene.Net.Documents;

namespace Assistant.Core.Passages.Embedded;

/// <summary>Turns passages into documents of the index and back.</summary>
internal static class PassageDocument
{
    private static readonly FieldType ContentType = Frozen(new FieldType(TextField.TYPE_NOT_STORED));

    private static readonly FieldType WordType = Frozen(new FieldType(TextField.TYPE_NOT_STORED)
    {
        OmitNorms = true,
        IndexOptions = Lucene.Net.Index.IndexOptions.DOCS_ONLY,
    });

    /// <summary>The document of a passage.</summary>
    /// <param name="passage">The passage.</param>
    /// <param name="first">Whether it is the first of its document.</param>
    public static Document Write(Passage passage, bool first)
    {
        var content = PassageContent.Of(passage);
        var document = new Document
        {
            new Field(PassageFields.Content, new ContentTokenStream(content), ContentType),
            new Field(PassageFields.Word, new WordTokenStream(content), WordType),
            new StringField(PassageFields.Document, passage.Document.ToString(), Field.Store.NO),
            new StringField(PassageFields.Source, passage.Document.Source, Field.Store.YES),
            new StringField(PassageFields.Kind, passage.Kind.ToString(), Field.Store.YES),
            new StoredField(PassageFields.Id, passage.Id.ToString()),
            new StoredField(PassageFields.Address, passage.Document.Address),
            new StoredField(PassageFields.Url, passage.Url),
            new StoredField(PassageFields.Title, passage.Title),
            new StoredField(PassageFields.Text, passage.Text),
            new StoredField(PassageFields.Overlap, passage.OverlapLength),
            new StoredField(PassageFields.Position, passage.Position),
            new StoredField(PassageFields.FetchedAt, passage.FetchedAt.ToString("O", CultureInfo.InvariantCulture)),
            new NumericDocValuesField(PassageFields.Document, KeyOf(passage.Document)),
            new NumericDocValuesField(PassageFields.Meaning, PassageMeaning.KeyOf(passage)),
        };
        if (first)
        {
            document.Add(new StringField(PassageFields.First, PassageFields.First, Field.Store.NO));
        }

        if (passage.Anchor is not null)
        {
            document.Add(new StoredField(PassageFields.Anchor, passage.Anchor));
        }

        AddAll(document, passage);
        return document;
    }

    /// <summary>The passage of a stored document.</summary>
    public static Passage Read(Document stored) => new()
    {
        Id = Guid.Parse(stored.Get(PassageFields.Id)),
        Document = new DocumentId(stored.Get(PassageFields.Source), stored.Get(PassageFields.Address)),
        Kind = Enum.Parse<PassageKind>(stored.Get(PassageFields.Kind)),
        Url = stored.Get(PassageFields.Url),
        Title = stored.Get(PassageFields.Title),
        HeadingPath = stored.GetValues(PassageFields.Heading),
        Anchor = stored.Get(PassageFields.Anchor),
        Text = stored.Get(PassageFields.Text),
        OverlapLength = stored.GetField(PassageFields.Overlap).GetInt32Value() ?? 0,
        Position = stored.GetField(PassageFields.Position).GetInt32Value() ?? 0,
        Audience = Audience.Parse(stored.GetValues(PassageFields.Label)),
        FetchedAt = DateTimeOffset.ParseExact(stored.Get(PassageFields.FetchedAt), "O", CultureInfo.InvariantCulture),
        Tags = stored.GetValues(PassageFields.TagName).Zip(stored.GetValues(PassageFields.TagValue)).ToDictionary(),
    };

    private static void AddAll(Document document, Passage passage)
    {
        foreach (var heading in passage.HeadingPath)
        {
            document.Add(new StoredField(PassageFields.Heading, heading));
        }

        foreach (var label in passage.Audience)
        {
            document.Add(new StringField(PassageFields.Label, label, Field.Store.YES));
        }

        foreach (var (name, value) in passage.Tags)
        {
            document.Add(new StoredField(PassageFields.TagName, name));
            document.Add(new StoredField(PassageFields.TagValue, value));
        }
    }

    // Tells documents apart while they are ranked, without reading what is stored of them.
    private static long KeyOf(DocumentId document) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(document.ToString())));

    private static FieldType Frozen(FieldType type) => type.Freeze();
}
