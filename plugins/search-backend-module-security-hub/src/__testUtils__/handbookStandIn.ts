import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  HandbookPageItem,
  HandbookPageList,
} from 'backstage-plugin-security-hub-common';

/** A page of a control in the list, with its text. */
export function pageItem(
  id: string,
  overrides: Partial<HandbookPageItem> = {},
): HandbookPageItem {
  return {
    id,
    kind: 'control',
    title: `Title of ${id}`,
    service: id.split('.')[0],
    severity: 'MEDIUM',
    status: 'active',
    hasPage: true,
    stale: false,
    hazards: 0,
    languages: ['en'],
    text: `What the page says of ${id}`,
    ...overrides,
  };
}

/** What the stand-in answers to a request. */
export type StandInAnswer =
  | { pages: HandbookPageItem[]; totalItems?: number }
  | { status: number; message: string };

/**
 * The security-hub plugin as far as the collator asks it, over HTTP, so that it can fail when a test wants it to. Asked by others than
 * services it refuses.
 *
 * @param answer what it says to a request, given its number, from 1 on; `pages` are all that there are
 */
export function handbookStandIn(answer: (call: number) => StandInAnswer) {
  const asked: Array<{ from: string; query: unknown }> = [];
  const plugin = createBackendPlugin({
    pluginId: 'security-hub',
    register(registration) {
      registration.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
        },
        async init({ httpAuth, httpRouter }) {
          httpRouter.use(async (request, response, next) => {
            try {
              const { principal } = await httpAuth.credentials(request, {
                allow: ['service'],
              });
              const { path, query } = request;
              asked.push({
                from: principal.subject,
                query: { path, ...query },
              });
              const said = answer(asked.length);
              if ('status' in said) {
                response.status(said.status).json({
                  error: { name: 'Error', message: said.message },
                  response: { statusCode: said.status },
                });
                return;
              }
              const offset = Number(query.offset);
              response.json({
                items: said.pages.slice(offset, offset + Number(query.limit)),
                totalItems: said.totalItems ?? said.pages.length,
                facets: {},
              } satisfies HandbookPageList);
            } catch (error) {
              next(error);
            }
          });
        },
      });
    },
  });
  return { plugin, asked };
}
