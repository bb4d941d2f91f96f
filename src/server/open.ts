/** The workbench of one person: vault, routes, pages and socket put together. */
import { spawn } from 'node:child_process';
import { appOf } from './app.ts';
import { House, type HouseOptions } from './house.ts';
import { listen } from './listen.ts';
import { OnePerson } from './one.ts';
import { pages } from './pages.ts';

export interface Workbench {
  readonly port: number;
  readonly house: House;
  /** A link that opens once. */
  link(): string;
  /** Shows a link in the browser of this machine; says whether there seems to be one. */
  show(env: Readonly<Record<string, string | undefined>>): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * @param before is done when everything is ready but the socket: opening the vault, when its secret is there
 * @throws what opening the vault throws, and what Node throws when the port is taken
 */
export async function openWorkbench(
  options: HouseOptions,
  { port, fault }: { readonly port: number; readonly fault?: (error: unknown) => void },
  before: (house: House) => Promise<void> = async () => {},
): Promise<Workbench> {
  const house = new House(options);
  try {
    await before(house);
    const access = new OnePerson(house);
    const app = appOf({
      house,
      access,
      ...(fault && { fault }),
      more: [(routes) => access.routes(routes), await pages()],
    });
    const listening = await listen(app, { port });
    const link = () => `http://127.0.0.1:${listening.port}/enter?key=${access.link()}`;
    return {
      port: listening.port,
      house,
      link,
      show: (env) => shown(link(), env),
      close: async () => {
        await listening.close();
        await house.close();
      },
    };
  } catch (error) {
    await house.close();
    throw error;
  }
}

/** The program that opens an address, by platform. */
const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

function shown(address: string, env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  if (OPENERS[process.platform] === undefined && !env.DISPLAY && !env.WAYLAND_DISPLAY)
    return Promise.resolve(false);
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
