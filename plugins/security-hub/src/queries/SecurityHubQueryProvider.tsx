import { ResponseError } from '@backstage/errors';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ReactNode, useState } from 'react';

function createQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retryDelay: 500,
        refetchOnWindowFocus: false,
        // What the backend has refused it refuses again.
        retry: (failures, error) =>
          failures < 1 &&
          !(error instanceof ResponseError && error.statusCode < 500),
      },
    },
  });
}

/** The plugin's own cache: nothing is shared with the portal or with the page of another entity that was left. */
export function SecurityHubQueryProvider(props: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}
