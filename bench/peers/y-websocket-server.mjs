import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { answerQuestions } from './answers.mjs';

/** @y/websocket-server as its own server sets it up, in memory. */
const http = createServer();
const sockets = new WebSocketServer({ noServer: true });
sockets.on('connection', setupWSConnection);
http.on('upgrade', (req, socket, head) => {
  sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit('connection', ws, req));
});
http.listen(Number(process.argv[2]), '127.0.0.1', () => process.send({ listening: http.address().port }));
answerQuestions();
