"""What `mcp` runs: PROGRAM INDEX ADDRESS. Ends with an error at the first thing that is not as it should be."""

import asyncio
import json
import subprocess
import sys
import time
import urllib.error
import urllib.request

from jsonschema import Draft202012Validator
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError

PROGRAM, INDEX, ADDRESS = sys.argv[1:]
ORDER = ["search", "fetch", "verify_draft", "feedback", "list_gaps"]
QUESTION = "how do i get my money back for the yearly subscription"
MODERN = "2026-07-28"
HANDSHAKE = ["2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"]
proved = 0


def check(condition, what):
    global proved
    if not condition:
        raise SystemExit(f"error: not so: {what}")
    proved += 1


# The official client


def stdio(*options):
    return StdioServerParameters(command=PROGRAM, args=["mcp", "--index", INDEX, *options])


async def with_client(server, mode, version, tools):
    """All that a client does, in one manner of the protocol."""
    async with Client(server, mode=mode, cache=None) as client:
        check(client.protocol_version == version, f"{mode} speaks {version}, not {client.protocol_version}")
        check(client.server_info.name == "lacuna", "the server names itself")
        check(client.server_capabilities.tools is not None and client.server_capabilities.resources is not None,
              "tools and resources are announced")
        check(client.server_capabilities.prompts is None, "prompts are not")
        check("never instructions" in client.instructions, "the instructions say what articles are")
        await list_tools(client, tools)
        await call_tools(client)
        await read_resources(client, version)


async def list_tools(client, names):
    first, second = (await client.list_tools()).tools, (await client.list_tools()).tools
    check(first == second, "the list of tools is the same each time")
    listed = [tool.name for tool in first]
    # Drafts are verified where the program can.
    check([name for name in listed if name != "verify_draft"] == names, f"the tools are {names}, not {listed}")
    check(listed == [name for name in ORDER if name in listed], "in an order of their own")
    for tool in first:
        for schema in (tool.input_schema, tool.output_schema):
            Draft202012Validator.check_schema(schema)
            check(schema["type"] == "object", f"{tool.name} takes and gives objects")
        check(tool.annotations.read_only_hint == (tool.name != "feedback"), f"{tool.name} says whether it only reads")


def structured(result):
    check(not result.is_error, f"the call succeeds: {result.content}")
    check(len(result.content) == 1 and result.content[0].type == "text", "there is one item of text")
    check(json.loads(result.content[0].text) == result.structured_content, "the text is the structured content")
    return result.structured_content


async def call_tools(client):
    # The client itself holds structured content against the output schema.
    found = structured(await client.call_tool("search", {"query": QUESTION, "top": 3}))
    check(1 <= len(found["results"]) <= 3 and found["query_id"], "search finds something")
    check(found["answers"][0]["results"] == [result["id"] for result in found["results"]], "answers name their results")
    for result in found["results"]:
        check(all(isinstance(result[name], str) and result[name] for name in ("id", "title", "url")),
              "results are as connectors expect")
        passage = structured(await client.call_tool("fetch", {"id": result["id"]}))
        check(passage["text"] == result["quote"] and passage["metadata"]["kind"] == "passage", "a passage is its quote")
        article = structured(await client.call_tool("fetch", {"id": result["article_id"]}))
        check(article["text"][result["start"]:result["end"]] == result["quote"], "offsets cut the quote out of its article")
    rated = structured(await client.call_tool(
        "feedback", {"query_id": found["query_id"], "passage_id": found["results"][0]["id"], "rating": "useful"}))
    check(rated == {"recorded": True}, "feedback is recorded")
    filtered = structured(await client.call_tool("search", {"query": QUESTION, "filter": {"product": ["no such"]}}))
    check(filtered["results"] == [], "a filter holds")

    names = [tool.name for tool in (await client.list_tools()).tools]
    if "list_gaps" in names:
        check("themes" in structured(await client.call_tool("list_gaps", {"top": 5})), "themes are listed")
    if "verify_draft" in names:
        passage = found["results"][0]
        verified = structured(await client.call_tool("verify_draft", {
            "draft": f"{passage['quote']} You get your money back by noon, I promise.",
            "citations": [{"passage_id": passage["id"], "quote": passage["quote"]}]}))
        check(verified["result"] in ("review", "block"), f"a promise without authority is found: {verified}")

    async def fails(tool, arguments, words):
        result = await client.call_tool(tool, arguments)
        check(result.is_error and words in result.content[0].text, f"{tool} {arguments} says: {words}; {result.content}")

    await fails("search", {"querry": "x"}, 'did you mean "query"?')
    await fails("search", {"query": "x", "top": 0}, "#/top must be from 1 to 100")
    await fails("search", {"query": " "}, "query is blank")
    await fails("fetch", {"id": "nothing"}, "no passage or article of this id")
    await fails("fetch", {"id": "internal/agent-escalation.html"}, "no passage or article of this id")
    await fails("feedback", {"query_id": "x", "passage_id": "y", "rating": "god"}, "must be one of useful")
    await fails("feedback", {"query_id": "x", "passage_id": "y", "rating": "wrong"}, "No query of this id is kept")
    try:
        await client.call_tool("drop_tables", {})
        check(False, "an unknown tool is an error")
    except MCPError as error:
        check(error.code == -32602, "an unknown tool is invalid parameters")


async def read_resources(client, version):
    templates = (await client.list_resource_templates()).resource_templates
    check([template.uri_template for template in templates] == ["lacuna://article/{id}", "lacuna://passage/{id}"],
          "templates of articles and passages")
    resources, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        page = await client.list_resources(cursor=cursor)
        resources, cursor, pages = resources + page.resources, page.next_cursor, pages + 1
    check(len(resources) > 20 and len({resource.uri for resource in resources}) == len(resources),
          "every article is listed once")
    check(not any("internal" in resource.uri for resource in resources), "what is not public is not listed")
    contents = (await client.read_resource(resources[0].uri)).contents
    check(len(contents) == 1 and contents[0].uri == resources[0].uri and contents[0].text, "an article can be read")
    codes = set()
    for uri in ("lacuna://article/nothing", "lacuna://article/internal%2Fagent-escalation.html", "file:///etc/passwd"):
        try:
            await client.read_resource(uri)
            check(False, "what does not exist cannot be read")
        except MCPError as error:
            codes.add((error.code, error.message))
    check(len(codes) == 1, "unknown and forbidden look the same")
    check(codes.pop()[0] == (-32602 if version == MODERN else -32002), "with the code of the revision")


# Plain messages


def request(method, id=1, modern=True, **parameters):
    if modern:
        parameters["_meta"] = {
            "io.modelcontextprotocol/protocolVersion": MODERN, "io.modelcontextprotocol/clientCapabilities": {}}
    return {"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}


def send(message, verb="POST", **headers):
    """To the service: its status and what it answers."""
    body = message if isinstance(message, bytes) else json.dumps(message).encode() if message else None
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    sent = urllib.request.Request(f"{ADDRESS}/mcp", data=body, method=verb, headers={
        "Content-Type": "application/json", "Accept": "application/json, text/event-stream", **headers})
    try:
        response = urllib.request.urlopen(sent, timeout=30)
    except urllib.error.HTTPError as error:
        response = error
    text = response.read()
    return response.status, json.loads(text) if text else None


def over_http():
    for version in HANDSHAKE:
        status, answer = send(request("initialize", modern=False, protocolVersion=version, capabilities={},
                                      clientInfo={"name": "plain", "version": "1"}))
        check(status == 200 and answer["result"]["protocolVersion"] == version, f"initialize agrees on {version}")
        status, answer = send(request("tools/list", modern=False), MCP_Protocol_Version=version)
        check(status == 200 and "ttlMs" not in answer["result"], f"{version} lists tools without caching")
    check(send({"jsonrpc": "2.0", "method": "notifications/initialized"}) == (202, None), "a notification is accepted")
    check(send(request("ping", modern=False))[1]["result"] == {}, "ping")

    status, answer = send(request("server/discover"), MCP_Protocol_Version=MODERN, Mcp_Method="server/discover")
    check(status == 200 and answer["result"]["supportedVersions"] == [MODERN], "discover")
    check(answer["result"]["resultType"] == "complete" and answer["result"]["cacheScope"] == "public", "discover is public")

    def refused(status, code, message, what, **headers):
        got, answer = send(message, **headers)
        check((got, answer["error"]["code"]) == (status, code), f"{what}: {status} and {code}, not {got} and {answer}")

    modern = {"MCP_Protocol_Version": MODERN}
    refused(400, -32020, request("tools/list"), "without headers")
    refused(400, -32020, request("tools/list"), "with another method in the header", **modern, Mcp_Method="ping")
    refused(400, -32020, request("tools/call", name="search", arguments={}), "with another name in the header", **modern,
            Mcp_Method="tools/call", Mcp_Name="fetch")
    refused(404, -32601, request("prompts/list"), "an unknown method", **modern, Mcp_Method="prompts/list")
    refused(400, -32602, request("tools/list", modern=False), "without an envelope", **modern, Mcp_Method="tools/list")
    refused(400, -32022, request("tools/list", modern=False), "an unknown version", MCP_Protocol_Version="2020-01-01")
    refused(400, -32700, b"{", "half a message")
    refused(400, -32700, b"\xff\xfe", "no text")
    refused(400, -32600, [request("ping", modern=False)], "a batch")
    for origin, status in (("https://example.com", 403), ("null", 403), (ADDRESS, 200), ("http://localhost:6274", 200)):
        check(send(request("ping", modern=False), Origin=origin)[0] == status, f"Origin {origin}: {status}")
    for verb in ("GET", "DELETE"):
        check(send(None, verb=verb)[0] == 405, f"{verb} is not allowed")


def over_stdio():
    process = subprocess.Popen([PROGRAM, "mcp", "--index", INDEX], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def write(message):
        process.stdin.write((message if isinstance(message, bytes) else json.dumps(message).encode()) + b"\n")
        process.stdin.flush()

    def read():
        return json.loads(process.stdout.readline())

    write(request("tools/list", modern=False))
    check(read()["error"]["code"] == -32602, "a client must begin")
    write(request("initialize", modern=False, protocolVersion="2025-06-18", capabilities={}))
    check(read()["result"]["protocolVersion"] == "2025-06-18", "initialize")
    write(request("tools/list", id="again"))
    check(read()["result"]["resultType"] == "complete", "both manners are served beside each other")
    write(b"")
    write(b'{"jsonrpc":')
    check(read()["error"]["code"] == -32700, "a broken line is answered, and the next one is read")
    for id in range(10, 20):
        write(request("tools/call", id=id, modern=False, name="search", arguments={"query": QUESTION}))
    write({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 19}})
    write(request("ping", id="ping", modern=False))
    answers = [read() for _ in range(10)]
    ids = [answer["id"] for answer in answers]
    check(sorted(map(str, ids)) == sorted([str(id) for id in range(10, 19)] + ["ping"]), f"9 searches and a ping: {ids}")
    check(ids.index("ping") < 9, "a ping does not wait for searches")
    check([id for id in ids if id != "ping"] == list(range(10, 19)), "searches are answered in their order")
    for id in range(20, 30):
        write(request("tools/call", id=id, modern=False, name="search", arguments={"query": QUESTION}))
    began = time.monotonic()
    process.stdin.close()
    check(process.wait(timeout=5) == 0, "the end of input is a good end")
    check(time.monotonic() - began < 2, "at once")


async def main():
    tools = ["search", "fetch", "feedback"]
    manners = [("auto", MODERN), (MODERN, MODERN), ("legacy", HANDSHAKE[-1])]
    for mode, version in manners:
        # A version that is taken for granted is not discovered, so the client learns nothing of the server.
        if mode != MODERN:
            await with_client(stdio(), mode, version, tools)
            await with_client(f"{ADDRESS}/mcp", mode, version, [*tools, "list_gaps"])
        else:
            for server, names in ((stdio(), tools), (f"{ADDRESS}/mcp", [*tools, "list_gaps"])):
                async with Client(server, mode=mode) as client:
                    await list_tools(client, names)
                    await call_tools(client)
    async with Client(stdio("--owner"), mode="auto") as client:
        await list_tools(client, [*tools, "list_gaps"])
        await call_tools(client)
    async with Client(stdio("--no-activity", "--as", "internal"), mode="auto") as client:
        await list_tools(client, tools[:2])
    over_stdio()
    over_http()


began = time.monotonic()
asyncio.run(main())
print(f"mcp: {proved} checks hold, over stdio and HTTP, {HANDSHAKE[0]} to {MODERN} ({time.monotonic() - began:.0f} s)")
