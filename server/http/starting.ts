import type { IncomingMessage, ServerResponse } from 'node:http';

/** Seconds after which a browser asks again by itself. */
const AGAIN_S = 3;
const WORDS = 'まちのわは起動しています。数秒おまちください。\nMachinowa is starting. One moment, please.\n';

/** Answers everything with 503 while the server gets ready: the port is ours by then, the data is not looked at yet. */
export function answerStarting(req: IncomingMessage, res: ServerResponse): void {
  res.writeHead(503, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    'Retry-After': String(AGAIN_S),
    // Who sent a form can send it again; asking for the page by itself would lose what they wrote.
    ...(req.method === 'GET' ? { Refresh: String(AGAIN_S) } : {}),
  });
  res.end(WORDS);
}
