"""Proves the drop-in shapes with the real clients. Arguments: the program, an index of the sample help centre."""

import json
import subprocess
import sys
import urllib.parse
import urllib.request

import openai
from anthropic.types import CitationsSearchResultLocation, SearchResultBlockParam
from pydantic import TypeAdapter

QUESTION = "How do I get a refund for a parcel that was damaged in the locker?"
proved = []


def check(what, holds):
    if not holds:
        sys.exit(f"failed: {what}")
    proved.append(what)


def refused(kind, call):
    """The error that the client raises; fails if it raises another, or none."""
    try:
        call()
    except kind as error:
        return error
    except Exception as error:
        sys.exit(f"failed: {type(error).__name__} instead of {kind.__name__}: {error}")
    sys.exit(f"failed: no {kind.__name__}")


class Service:
    """The service as any program sees it."""

    def __init__(self, base, key):
        self.base = base
        self.key = key

    def ask(self, path, body=None):
        request = urllib.request.Request(
            self.base + path, None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json", "Authorization": f"Bearer {self.key}"})
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    def article(self, id):
        return self.ask("/v1/articles/" + urllib.parse.quote(id, safe=""))


def serve(program, index, *flags):
    """A server on a free port, and its address."""
    process = subprocess.Popen(
        [program, "serve", "--index", index, "--port", "0", *flags], stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline()
    if "Listening on " not in line:
        process.wait()
        sys.exit("failed: the server did not start")
    return process, line.split("Listening on ")[1].strip()


def stores(client):
    listed = client.vector_stores.list()
    check("vector_stores.list() gives one store", [store.id for store in listed.data] == ["vs_lacuna"])
    check("and stops paging there", not listed.has_next_page())
    store = client.vector_stores.retrieve("vs_lacuna")
    check("vector_stores.retrieve() counts the articles", store.file_counts.completed > 50)
    check("and says that they can be searched", store.status == "completed" and store.object == "vector_store")


def searches(client, service):
    page = client.vector_stores.search("vs_lacuna", query=QUESTION, max_num_results=5, rewrite_query=True)
    scores = [item.score for item in page.data]
    check("vector_stores.search() finds passages", 0 < len(page.data) <= 5)
    check("with scores from 0 to 1, falling", scores == sorted(scores, reverse=True) and 0 <= scores[-1] <= scores[0] <= 1)
    for item in page.data:
        attributes = item.attributes
        check_attributes(attributes)
        citation = service.ask("/v1/passages/" + attributes["passage_id"])
        text = service.article(item.file_id)["text"]
        quote = item.content[0].text
        if citation["quote"] != quote or text[int(attributes["start"]):int(attributes["end"])] != quote:
            sys.exit(f"failed: {item.file_id} is not what its place says")
    check("each the very words at its place in the article", True)

    product = page.data[0].attributes["product"]
    for filters, holds in [
        ({"type": "eq", "key": "product", "value": product}, lambda a: a["product"] == product),
        ({"type": "ne", "key": "product", "value": product}, lambda a: a.get("product") != product),
        ({"type": "in", "key": "locale", "value": ["de"]}, lambda a: a["locale"] == "de"),
        ({"type": "gte", "key": "updated_at", "value": "2026-01-01"}, lambda a: a["updated_at"] >= "2026-01-01"),
        ({"type": "and", "filters": [{"type": "eq", "key": "locale", "value": "en"},
                                     {"type": "or", "filters": [{"type": "eq", "key": "owner", "value": "billing-team"},
                                                                {"type": "lt", "key": "updated_at", "value": 0}]}]},
         lambda a: a["locale"] == "en" and a["owner"] == "billing-team"),
    ]:
        found = client.vector_stores.search("vs_lacuna", query=QUESTION, filters=filters, max_num_results=50).data
        if not found or not all(holds(item.attributes) for item in found):
            sys.exit(f"failed: {filters} let through {[item.attributes for item in found]}")
    check("filters let through what they say and nothing else", True)
    both = client.vector_stores.search("vs_lacuna", query=[QUESTION, "change my e-mail address"], max_num_results=20).data
    check("two queries give one list without repeats", len({i.attributes["passage_id"] for i in both}) == len(both))
    least = client.vector_stores.search(
        "vs_lacuna", query=QUESTION, ranking_options={"ranker": "auto", "score_threshold": scores[0]}).data
    check("a score threshold is kept", least and all(item.score >= scores[0] for item in least))


def check_attributes(attributes):
    fits = len(attributes) <= 16 and all(
        len(name) <= 64 and (len(value) <= 512 if isinstance(value, str) else isinstance(value, (int, float)))
        for name, value in attributes.items())
    if not fits:
        sys.exit(f"failed: these attributes are none of OpenAI's: {attributes}")


def errors(client):
    error = refused(openai.NotFoundError, lambda: client.vector_stores.retrieve("vs_none"))
    check("an unknown store is a NotFoundError", error.body["code"] == "no_such_vector_store" and error.type)
    error = refused(
        openai.BadRequestError,
        lambda: client.vector_stores.search(
            "vs_lacuna", query="a", filters={"type": "eq", "key": "lcoale", "value": "en"}))
    check("a wrong filter is a BadRequestError", error.type == "invalid_request_error")
    check("that names the place and the cure", error.param == "filters.key" and 'did you mean "locale"?' in error.message)
    check("with all four members", set(error.body) == {"message", "type", "param", "code"})
    refused(openai.BadRequestError, lambda: client.vector_stores.search("vs_lacuna", query="a", max_num_results=51))


def blocks(service):
    answer = service.ask("/v1/search", {"text": QUESTION, "format": "anthropic", "top": 8})
    content, places = answer["content"], answer["blocks"]
    check("format anthropic gives search_result blocks", len(content) == len(places) > 0)
    adapter = TypeAdapter(SearchResultBlockParam)
    for block in content:
        # The types take any iterable, which is read only as it is asked for.
        texts = list(adapter.validate_python(block)["content"])
        known = set(SearchResultBlockParam.__annotations__)
        if not set(block) <= known or texts != block["content"]:
            sys.exit(f"failed: {sorted(block)} is no search_result")
    check("which anthropic's own types accept", True)
    for index, block in enumerate(content):
        place = places[index]
        article = service.article(place["article_id"])
        for start in range(len(block["content"])):
            for end in range(start + 1, len(block["content"]) + 1):
                cited = "".join(part["text"] for part in block["content"][start:end])
                location = CitationsSearchResultLocation(
                    type="search_result_location", cited_text=cited, source=block["source"], title=block["title"],
                    search_result_index=index, start_block_index=start, end_block_index=end)
                ranges = places[location.search_result_index]["ranges"]
                first, last = ranges[location.start_block_index][0], ranges[location.end_block_index - 1][1]
                words = article["text"][first:last]
                if "".join(words.split()) != "".join(location.cited_text.split()):
                    sys.exit(f"failed: {location} leads to {words!r}")
        resolved = service.ask("/v1/citations/resolve", {"citations": [{
            "passage_id": place["passage_id"], "quote": block["content"][0]["text"],
            "start": place["ranges"][0][0], "end": place["ranges"][0][1]}]})["citations"][0]
        if (resolved["status"], resolved["quote_is_true"]) != ("unchanged", True):
            sys.exit(f"failed: {place} is {resolved['status']}")
    check("every citation that a model can make leads to its words in the article", True)
    packet = service.ask("/v1/queries/" + answer["query_id"])
    check("the query's evidence is kept", packet["questions"][0]["passages"][0]["status"] == "unchanged")


def main(program, index):
    made = json.loads(subprocess.run(
        [program, "keys", "create", "--index", index, "--name", "drafter", "--scope", "search,feedback", "--json"],
        check=True, capture_output=True, text=True).stdout)
    process, base = serve(program, index)
    try:
        wrong = openai.OpenAI(api_key="nonsense", base_url=base + "/v1", max_retries=0)
        error = refused(openai.AuthenticationError, lambda: wrong.vector_stores.list())
        check("a wrong key is an AuthenticationError", error.code == "unknown_key")
        client = openai.OpenAI(api_key=made["secret"], base_url=base + "/v1", max_retries=0)
        service = Service(base, made["secret"])
        stores(client)
        searches(client, service)
        errors(client)
        blocks(service)
    finally:
        process.terminate()
        process.wait()
    for what in proved:
        print("ok", what)


if __name__ == "__main__":
    main(*sys.argv[1:])
