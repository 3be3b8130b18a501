/**
 * An error that a caller of AWS would get: the code becomes the name of the SDK's exception.
 */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = code;
    this.code = code;
    this.status = status;
  }
}

/** The request breaks a documented rule of its operation (HTTP 400). */
export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', 400, message);
}

/** The named thing does not exist (HTTP 404). */
export function resourceNotFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', 404, message);
}
