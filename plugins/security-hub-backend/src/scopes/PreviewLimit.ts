import { CustomErrorBase } from '@backstage/errors';

/** Previews of one user at the same time, in this process; see semantics, "Access to AWS", bounds. */
const MOST = 5;

/** Too much at once of one user; answered with 429. */
export class TooManyPreviewsError extends CustomErrorBase {
  name = 'TooManyPreviewsError' as const;
  statusCode = 429;
}

/** Keeps one user from taking the whole process. */
export class PreviewLimit {
  static create(): PreviewLimit {
    return new PreviewLimit();
  }

  readonly #running = new Map<string, number>();

  private constructor() {}

  /** @throws TooManyPreviewsError when the user has as many as one may have at once */
  async run<Result>(
    userEntityRef: string,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const running = this.#running.get(userEntityRef) ?? 0;
    if (running >= MOST) {
      throw new TooManyPreviewsError(
        `You have ${MOST} previews running; wait for one of them to end`,
      );
    }
    this.#running.set(userEntityRef, running + 1);
    try {
      return await work();
    } finally {
      const left = (this.#running.get(userEntityRef) ?? 1) - 1;
      if (left > 0) {
        this.#running.set(userEntityRef, left);
      } else {
        this.#running.delete(userEntityRef);
      }
    }
  }
}
