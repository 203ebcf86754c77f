-- wrk: asks each question of a file at most once; every thread has its own slice and stops at its end.
--
-- wrk ... -s service.lua URL -- QUESTIONS FROM COUNT THREADS [KEY]
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

local function quoted(text)
    return '"' .. text:gsub('[%c"\\]', function(c) return string.format("\\u%04x", c:byte()) end) .. '"'
end

function init(args)
    local from, count, all = tonumber(args[2]), tonumber(args[3]), tonumber(args[4])
    requests, at = {}, 0
    local headers = { ["Content-Type"] = "application/json" }
    if args[5] then headers["Authorization"] = "Bearer " .. args[5] end
    local line = 0
    for question in io.lines(args[1]) do
        line = line + 1
        if line > from and line <= from + count and line % all == number then
            local body = '{"text":' .. quoted(question) .. ',"top":10}'
            table.insert(requests, wrk.format("POST", "/v1/search", headers, body))
        end
    end
end

function request()
    at = at + 1
    if at >= #requests then wrk.thread:stop() end
    return requests[math.min(at, #requests)]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("%.1f %.1f %.1f %d %d\n",
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        summary.requests, errors.status + errors.read + errors.write + errors.timeout + errors.connect))
end
