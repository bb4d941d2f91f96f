import type { Problem } from '../../src/server/shapes.ts';

/** A request that was refused or did not arrive. `code` finds the words: see `useProblemWords`. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** What the page itself notices, said like a problem of the server. */
export function ownProblem(code: 'unreachable' | 'unreadable', status = 0): ApiProblem {
  return new ApiProblem({ type: 'about:blank', title: code, status, code });
}

export function isProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem;
}
