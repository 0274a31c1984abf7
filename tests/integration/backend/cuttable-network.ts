import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type CuttableNetwork = {
  /** The address of the target, as seen through this network. */
  url: string;
  /** How many connections stand. */
  connections: () => number;
  /** Ends every connection without a word, and refuses new ones, as a dead spot does. */
  cut: () => void;
  restore: () => void;
  close: () => Promise<void>;
};

/** A way to a server on this machine that can be cut. */
export const openCuttableNetwork = async (target: string): Promise<CuttableNetwork> => {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket, other: () => Socket): void => {
    sockets.add(socket);
    // A cut shows as an error on both ends; the end that the client sees is what the test is about.
    socket.on('error', () => other().destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other().destroy();
    });
  };
  const server = createServer((near) => {
    if (isCut) return void near.resetAndDestroy();
    const far = connect(Number(port), hostname);
    keep(near, () => far);
    keep(far, () => near);
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${pathname}`,
    connections: () => sockets.size / 2,
    cut: () => {
      isCut = true;
      cutAll();
    },
    restore: () => {
      isCut = false;
    },
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
};
