type SocketClass = typeof globalThis.WebSocket;
type Payload = Parameters<WebSocket['send']>[0];

/** A WebSocket class whose instances report every frame they really hand to the network. */
export function trackingSocket(
  Base: SocketClass,
  sent: (socket: WebSocket, frame: Uint8Array) => void,
): SocketClass {
  return class TrackingSocket extends Base {
    override send(data: Payload): void {
      const open = this.readyState === this.OPEN;
      super.send(data);
      if (!open) return;
      if (data instanceof Uint8Array) sent(this, data);
      else if (data instanceof ArrayBuffer) sent(this, new Uint8Array(data));
    }
  };
}
