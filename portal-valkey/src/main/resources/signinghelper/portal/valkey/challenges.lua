-- Run by the server as one step, so no other node's command comes in between.
-- KEYS[1]: the hash tag that all keys begin with. ARGV[1]: the function; then its own arguments.
-- Uses: TAG:challenge:NONCE, a hash; TAG:all and TAG:of:HOLDER, the nonces by the end of their lives.
local tag = KEYS[1]
local all = tag .. ':all'

local function challenge(nonce) return tag .. ':challenge:' .. nonce end
local function of(holder) return tag .. ':of:' .. holder end

-- A new one after each start of the server, and another one on a replica.
local function run() return string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') end

local function milliseconds()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

local function forget(nonce)
  local holder = redis.call('HGET', challenge(nonce), 'holder')
  redis.call('DEL', challenge(nonce))
  redis.call('ZREM', all, nonce)
  if holder then redis.call('ZREM', of(holder), nonce) end
end

local function forget_first(set, more_than)
  if redis.call('ZCARD', set) >= more_than then forget(redis.call('ZRANGE', set, 0, 0)[1]) end
end

local functions = {}

-- Also shows that the server takes changes, which a replica does not.
function functions.purge()
  redis.call('ZREMRANGEBYSCORE', all, '-inf', milliseconds())
  return false
end

function functions.issue(nonce, text, holder, life, most_of_holder, most)
  functions.purge()
  redis.call('ZREMRANGEBYSCORE', of(holder), '-inf', milliseconds())
  forget_first(of(holder), tonumber(most_of_holder))
  forget_first(all, tonumber(most))
  local ends = milliseconds() + life
  redis.call('HSET', challenge(nonce), 'text', text, 'holder', holder, 'run', run())
  redis.call('ZADD', all, ends, nonce)
  redis.call('ZADD', of(holder), ends, nonce)
  redis.call('PEXPIRE', challenge(nonce), life)
  redis.call('PEXPIRE', of(holder), life)
  return false
end

function functions.consume(nonce)
  local held = redis.call('HMGET', challenge(nonce), 'text', 'run')
  forget(nonce)
  return held[2] == run() and held[1]
end

return functions[ARGV[1]](unpack(ARGV, 2))
