import { Server } from '@hocuspocus/server';

/** Hocuspocus with its own server, in memory. */
const server = new Server({ port: Number(process.argv[2]), address: '127.0.0.1', quiet: true });
await server.listen();
process.send({ listening: true });
process.on('message', () => process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
