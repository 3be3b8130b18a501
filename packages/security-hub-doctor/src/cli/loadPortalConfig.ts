import { ClosableConfig, ConfigSources } from '@backstage/config-loader';

/**
 * Loads app-config as the portal's backend does: the files of `--config`, else app-config.yaml and app-config.local.yaml, and
 * APP_CONFIG_ variables.
 *
 * @throws Error where a file or a variable it names is missing
 */
export async function loadPortalConfig(
  files: readonly string[],
): Promise<ClosableConfig> {
  return ConfigSources.toConfig(
    ConfigSources.default({
      argv: files.flatMap(file => ['--config', file]),
      watch: false,
    }),
  );
}
