import type { FastifyInstance } from 'fastify';

export interface Route {
  method: string;
  /** With its parameters as they are declared: `/api/listings/:id`. */
  url: string;
}

/** Every route that an application answers, found by its router and not by what somebody listed. HEAD comes with every GET and is left out. */
export function routesOf(app: Pick<FastifyInstance, 'printRoutes'>): Route[] {
  const routes: Route[] = [];
  // The router prints a tree whose lines continue the text of the line that they are below of; a level is four characters.
  const above: string[] = [];
  for (const line of app.printRoutes().split('\n')) {
    const branch = /^(?<indent>[│ ]*)[├└]── (?<text>.*?)(?: \((?<methods>[A-Z, ]+)\))?$/u.exec(line)?.groups;
    if (!branch) continue;
    const level = branch.indent!.length / 4;
    above[level] = (above[level - 1] ?? '') + branch.text!;
    const methods = branch.methods?.split(', ') ?? [];
    for (const method of methods) if (method !== 'HEAD') routes.push({ method, url: above[level] });
  }
  return routes;
}

/** An address that fits a route and names nothing that exists. */
export const addressOf = (url: string) => url.replaceAll(/:\w+/g, '01900000-0000-7000-8000-000000000000').replace('*', 'nothing');
