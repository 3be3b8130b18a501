import { z } from 'zod';
import { EventControl } from './EventControl';
import { nonEmptySelector } from './controlSchemas';
import { PostRequest } from './PostRequest';

const delivery = z
  .object({
    duplicateRate: z.number().min(0).max(1),
    shuffle: z.boolean(),
    delay: z.object({ least: z.number().min(0), most: z.number().min(0) }),
    seed: z.union([z.string(), z.number()]),
  })
  .partial()
  .strict();

const place = {
  account: z.string(),
  region: z.string(),
};

const queue = z
  .object({
    name: z.string().regex(/^[\w-]{1,80}$/),
    ...place,
    visibilityTimeout: z.number().int().min(0).max(43_200).optional(),
    retentionPeriod: z.number().int().min(60).max(1_209_600).optional(),
    receiveWaitTime: z.number().int().min(0).max(20).optional(),
    redrive: z
      .object({
        maxReceiveCount: z.number().int().min(1).max(1000),
        deadLetterQueue: z.string(),
      })
      .optional(),
    policy: z.string().optional(),
    kmsMasterKeyId: z.string().optional(),
    delivery: delivery.optional(),
  })
  .strict();

const rule = z
  .object({
    name: z.string().min(1),
    ...place,
    queue: z.string(),
    detailTypes: z
      .array(
        z.enum([
          'Security Hub Findings - Imported',
          'Security Hub Findings - Custom Action',
          'Security Hub Insight Results',
          'Findings Imported V2',
        ]),
      )
      .optional(),
    enabled: z.boolean().optional(),
  })
  .strict();

const action = {
  account: z.string().optional(),
  region: z.string().optional(),
  actionName: z.string().optional(),
  actionDescription: z.string().optional(),
};

const named = z.object({ queue: z.string() });

/** The control requests about queues and events. */
export function addEventRequests(
  post: PostRequest,
  control: EventControl,
): void {
  post('queues/create', queue, options => control.createQueue(options));
  post('queues/list', z.object({}), () => ({ queues: control.listQueues() }));
  post(
    'queues/delivery',
    named.extend({ delivery }),
    ({ queue: name, delivery: options }) => control.setDelivery(name, options),
  );
  post(
    'queues/send',
    named.extend({ body: z.string().min(1) }),
    ({ queue: name, body }) => ({ id: control.sendRaw(name, body) }),
  );
  post('queues/depth', named, ({ queue: name }) => control.getDepth(name));
  post('queues/purge', named, ({ queue: name }) => control.purge(name));
  post('events/rules/add', rule, options => control.addRule(options));
  post('events/rules/remove', z.object({ name: z.string() }), ({ name }) =>
    control.removeRule(name),
  );
  post('events/rules/list', z.object({}), () => ({
    rules: control.listRules(),
  }));
  post('events/enabled', z.object({ enabled: z.boolean() }), ({ enabled }) =>
    control.setEnabled(enabled),
  );
  post(
    'events/imported',
    z.object({
      selector: nonEmptySelector,
      unified: z.boolean().default(false),
    }),
    ({ selector, unified }) => ({
      sent: unified
        ? control.sendImportedV2(selector)
        : control.sendImported(selector),
    }),
  );
  post(
    'events/custom-action',
    z
      .object({
        ...action,
        selector: nonEmptySelector.optional(),
        findings: z.array(z.record(z.string(), z.unknown())).max(20).optional(),
      })
      .strict(),
    event => ({ sent: control.sendCustomAction(event) }),
  );
  post(
    'events/insight-results',
    z
      .object({
        ...action,
        insightName: z.string().optional(),
        resultType: z.string().optional(),
        results: z.record(z.string(), z.number()),
      })
      .strict(),
    event => ({ sent: control.sendInsightResults(event) }),
  );
}
