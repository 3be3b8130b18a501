import { z } from 'zod';

/** Registers a control request: its name, the body that it takes, and what it does. */
export type PostRequest = <T>(
  name: string,
  schema: z.ZodType<T>,
  run: (input: T) => unknown,
) => void;
