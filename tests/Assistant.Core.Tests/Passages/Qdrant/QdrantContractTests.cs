using Assistant.Fakes.Qdrant;

namespace Assistant.Core.Tests.Passages.Qdrant;

/// <summary>The check of calls finds what it must find.</summary>
public sealed class QdrantContractTests
{
    private const string Changed = """{"result":{"operation_id":7,"status":"completed"},"status":"ok","time":0.1}""";
    private const string Points = """{"result":{"points":[]},"status":"ok","time":0.1}""";

    [Theory]
    [InlineData("POST", "collections/c/points/query", "", """{"query":{"fusion":"rrf"},"prefetch":[{"query":[1.0],"using":"dense","limit":5}],"limit":3}""", Points)]
    [InlineData("POST", "collections/c/points/query", "?timeout=5&consistency=majority", """{"query":{"indices":[1],"values":[1.0]},"using":"bm25","with_payload":{"exclude":["x"]}}""", Points)]
    [InlineData("PUT", "collections/c/points", "?wait=true", """{"points":[{"id":"deef0d8b-9080-5a24-984d-87dc7e018434","vector":{},"payload":{"any":{"thing":[null]}}}]}""", Changed)]
    [InlineData("GET", "collections/c/exists", "", "", """{"result":{"exists":true},"status":"ok","time":0.1,"usage":null}""")]
    public async Task Call_AsItShouldBe_IsFine(string method, string path, string query, string body, string answer) =>
        Assert.Empty((await QdrantContract.LoadAsync()).Check(new FakeQdrantRequest(method, path, query, body), 200, "application/json", answer));

    [Theory]
    [InlineData("POST", "collections/c/points/search", "", "{}", Points, "no such call")]
    [InlineData("POST", "collections/c/points/query", "?time=5", "{}", Points, "no parameter time")]
    [InlineData("POST", "collections/c/points/query", "", """{"prefetches":[]}""", Points, "request")]
    [InlineData("POST", "collections/c/points/query", "", """{"prefetch":[{"queries":[1.0]}]}""", Points, "request")]
    [InlineData("POST", "collections/c/points/query", "", """{"filter":{"must":[{"key":"a","match":{"values":"b"}}]}}""", Points, "request")]
    [InlineData("POST", "collections/c/points/query", "", """{"limit":0}""", Points, "request")]
    [InlineData("PUT", "collections/c/points", "", """{"points":[{"id":1}]}""", Changed, "request")]
    [InlineData("PUT", "collections/c/points", "", """{"points":[{"id":1,"vector":{"bm25":{"indices":[1]}}}]}""", Changed, "request")]
    [InlineData("PUT", "collections/c/points", "", """{"points":[{"id":"page-1","vector":{}}]}""", Changed, "request")]
    [InlineData("PUT", "collections/c/points", "?wait=false", """{"points":[]}""", Changed, "parameter wait is false")]
    [InlineData("POST", "collections/c/points/scroll", "", """{"limit":3,"filter":{"should":[]}}""", """{"result":{"points":[]},"status":"ok","time":0.1}""", "request")]
    [InlineData("POST", "collections/c/points/count", "", "{}", """{"result":{"count":3},"status":"ok"}""", "answer 200")]
    [InlineData("POST", "collections/c/points/count", "", "{}", """{"result":{"counts":3},"status":"ok","time":0.1}""", "answer 200")]
    [InlineData("POST", "collections/c/points/count", "", "{}", """{"status":"ok","time":0.1}""", "without a result")]
    [InlineData("PUT", "collections/c/points", "", """{"points":[]}""", """{"result":{"status":"done"},"status":"ok","time":0.1}""", "answer 200")]
    [InlineData("GET", "collections/c/exists", "", "{}", """{"result":{"exists":true},"status":"ok","time":0.1}""", "a body where none belongs")]
    public async Task Call_ThatIsWrong_IsFound(string method, string path, string query, string body, string answer, string expected)
    {
        var violations = (await QdrantContract.LoadAsync()).Check(new FakeQdrantRequest(method, path, query, body), 200, "application/json", answer);

        Assert.Contains(violations, violation => violation.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"status":{"error":"Not found: Collection `c` doesn't exist!"},"time":0.1}""", true)]
    [InlineData("""{"status":"error","time":0.1}""", false)]
    public async Task Refusal_HasItsOwnEnvelope(string answer, bool isFine) => Assert.Equal(
        isFine, (await QdrantContract.LoadAsync()).Check(new FakeQdrantRequest("GET", "collections/c", "", ""), 404, "application/json", answer).Count == 0);
}
