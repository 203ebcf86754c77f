"""An open-loop load: requests leave at their time, whether or not earlier ones were answered.

Usage: overload.py URL QUESTIONS KEYFILE PROCESS MINUTES

First eight callers, one request each at a time, for twenty seconds: the rate that is sustained. Then twice that rate.
Then one request every tenth of a second until ten in a row take no longer than twice the median of a lone caller before.
"""
import asyncio
import collections
import itertools
import statistics
import sys
import time

import aiohttp

url, questions, keyfile, process, minutes = sys.argv[1:6]
address = url + "/v1/search"
headers = {"Authorization": "Bearer " + open(keyfile).read().strip()}
texts = itertools.cycle(open(questions, encoding="utf-8").read().splitlines())


def memory():
    """Resident memory of the service, MB."""
    with open(f"/proc/{process}/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))


async def ask(session):
    start = time.perf_counter()
    try:
        async with session.post(address, json={"text": next(texts), "top": 10}) as response:
            await response.read()
            status = str(response.status)
    except (aiohttp.ClientError, asyncio.TimeoutError) as error:
        status = type(error).__name__
    return status, (time.perf_counter() - start) * 1e3


async def callers(session, number, seconds):
    """`number` callers that wait for their answers; how many answers a second, and the latencies."""
    end, latencies = time.perf_counter() + seconds, []

    async def caller():
        while time.perf_counter() < end:
            status, latency = await ask(session)
            if status == "200":
                latencies.append(latency)

    await asyncio.gather(*(caller() for _ in range(number)))
    return len(latencies) / seconds, latencies


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else float("nan")


async def offer(session, rate, seconds):
    """Requests at `rate` a second; prints a line for each minute, returns nothing."""
    outcomes, tasks, start = [], set(), time.perf_counter()

    def report(label, rows):
        statuses = collections.Counter(status for status, _ in rows)
        accepted = [latency for status, latency in rows if status == "200"]
        shares = ", ".join(f"{status} {count / len(rows):.1%}" for status, count in statuses.most_common())
        print(f"{label}: {len(rows)} answered, {shares}; accepted {len(accepted) / seconds:.1f}/s, "
              f"p50 {percentile(accepted, 0.5):.0f} ms, p99 {percentile(accepted, 0.99):.0f} ms; "
              f"refused p99 {percentile([l for s, l in rows if s != '200'], 0.99):.0f} ms", flush=True)

    async def watch():
        while True:
            print(f"  {time.perf_counter() - start:6.1f} s: {memory():.0f} MB, {len(tasks)} waiting", flush=True)
            await asyncio.sleep(5)

    watcher = asyncio.create_task(watch())
    late = 0.0
    for number in range(int(rate * seconds)):
        wait = start + number / rate - time.perf_counter()
        late = max(late, -wait)
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(ask(session))
        tasks.add(task)
        task.add_done_callback(lambda done: (tasks.discard(done), outcomes.append(done.result())))
    stopped = time.perf_counter()
    left = len(tasks)
    await asyncio.gather(*tasks)
    await asyncio.sleep(0)
    watcher.cancel()
    report("all", outcomes)
    print(f"{left} were waiting at the end, answered within {time.perf_counter() - stopped:.2f} s; "
          f"the generator was at most {late * 1e3:.0f} ms late")


async def main():
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), timeout=timeout, headers=headers
    ) as session:
        while (await ask(session))[0] != "200":
            await asyncio.sleep(0.2)
        _, alone = await callers(session, 1, 10)
        usual = statistics.median(alone)
        rate, latencies = await callers(session, 8, 20)
        print(f"before: {memory():.0f} MB; one caller p50 {usual:.1f} ms; eight callers {rate:.1f}/s, "
              f"p99 {percentile(latencies, 0.99):.0f} ms", flush=True)
        print(f"offered: {2 * rate:.1f}/s for {minutes} min", flush=True)
        await offer(session, 2 * rate, float(minutes) * 60)
        end, quick, first = time.perf_counter(), 0, None
        while quick < 10 and time.perf_counter() - end < 120:
            began = time.perf_counter() - end
            status, latency = await ask(session)
            good = status == "200" and latency <= 2 * usual
            first = began if good and quick == 0 else first
            quick = quick + 1 if good else 0
            await asyncio.sleep(0.1)
        print(f"recovered after {first:.2f} s" if quick == 10 else "not recovered within 120 s", f"; {memory():.0f} MB")


asyncio.run(main())
