import { Operation } from '../operations/Call';

/**
 * An AWS service that speaks the JSON protocol (1.0 or 1.1: only the content
 * type differs, and a reply has that of its request): `POST /` with
 * `X-Amz-Target: <targetPrefix>.<Operation>`.
 *
 * To add a service: put its operations into `src/services/<service>/`, each a
 * function from a `Call` to the reply's members; errors are thrown as
 * `new AwsError(code, status, message)` and come out as
 * `{"__type": code, "message": ...}`. Give the `JsonService` to
 * `createServices` in `src/services/services.ts`. Authentication, denials,
 * counting and faults are done for it as for Security Hub, by operation name.
 */
export type JsonService = {
  /** As in the credential scope of a signed request, and before the colon of an IAM action. */
  service: 'sqs' | 'config' | 'organizations' | 'tagging';
  /** E.g. `AmazonSQS`. */
  targetPrefix: string;
  operations: Readonly<Record<string, Operation>>;
  /** Whether Security Hub's token buckets of 10 requests/s hold; default no. */
  limited?: boolean;
  /** Error code -> the code of the older query protocol, sent as `x-amzn-query-error` (SQS only). */
  queryErrors?: Readonly<Record<string, string>>;
};
