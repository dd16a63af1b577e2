import { Server } from '@hocuspocus/server';
import { answerQuestions } from './answers.mjs';

/** Hocuspocus with its own server, in memory. */
const port = Number(process.argv[2]);
const server = new Server({ port, address: '127.0.0.1', quiet: true });
await server.listen();
answerQuestions();
process.send({ listening: port });
