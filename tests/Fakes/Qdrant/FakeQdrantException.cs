namespace Assistant.Fakes.Qdrant;

/// <summary>A request that Qdrant refuses.</summary>
internal sealed class FakeQdrantException(int status, string text) : Exception(text)
{
    public int Status => status;

    public static FakeQdrantException WrongInput(string text) => new(400, $"Wrong input: {text}");

    public static FakeQdrantException NoVector(string name) => WrongInput($"Not existing vector name error: {name}");

    public static FakeQdrantException Invalid(string text) => new(422, $"Validation error in JSON body: [{text}]");

    public static FakeQdrantException NoCollection(string name) => new(404, $"Not found: Collection `{name}` doesn't exist!");

    public static FakeQdrantException NoPoint(string id) => new(404, $"Not found: No point with id {id} found");

    public static FakeQdrantException Strict(string description, string help) => new(400, $"Bad request: {description}. Help: {help}");
}
