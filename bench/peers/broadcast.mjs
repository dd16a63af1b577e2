import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerQuestions } from './answers.mjs';

/** Sends every message to everybody else of its address: no protocol, no document, nothing is parsed or kept. */
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
const rooms = new Map();
sockets.on('connection', (socket, req) => {
  const room = rooms.get(req.url) ?? new Set();
  rooms.set(req.url, room);
  room.add(socket);
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data, { binary: true });
  });
  socket.on('error', () => undefined);
  socket.on('close', () => room.delete(socket));
});
http.listen(Number(process.argv[2]), '127.0.0.1', () => process.send({ listening: http.address().port }));
answerQuestions();
