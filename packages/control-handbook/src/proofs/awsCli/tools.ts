/** What every shell has at hand. It does nothing to AWS, so that a snippet with it is still proved as a whole. */
export const ordinaryTools: ReadonlySet<string> = new Set([
  ...['.', ':', '[', 'alias', 'break', 'cd', 'continue', 'declare', 'echo'],
  ...['eval', 'exit', 'export', 'false', 'local', 'printf', 'pwd', 'read'],
  ...['readonly', 'return', 'set', 'shift', 'source', 'test', 'trap', 'true'],
  ...['type', 'unset', 'wait', 'which'],
  ...['awk', 'base64', 'basename', 'cat', 'chmod', 'cmp', 'comm', 'cp', 'cut'],
  ...['date', 'diff', 'dirname', 'env', 'expr', 'find', 'fold', 'grep', 'head'],
  ...['join', 'less', 'ln', 'ls', 'mkdir', 'mktemp', 'mv', 'paste', 'rm'],
  ...['rmdir', 'sed', 'seq', 'sleep', 'sort', 'tail', 'tee', 'touch', 'tr'],
  ...['uniq', 'wc', 'xargs'],
]);

/** What a reader who fixes a finding can be expected to have. Their own arguments are not checked. */
export const expectedTools: ReadonlySet<string> = new Set([
  ...['bash', 'cdk', 'curl', 'dig', 'docker', 'eksctl', 'git', 'helm', 'jq'],
  ...[
    'kubectl',
    'mariadb',
    'mongosh',
    'mysql',
    'nc',
    'node',
    'npm',
    'openssl',
    'psql',
  ],
  ...[
    'python3',
    'redis-cli',
    'sh',
    'sqlcmd',
    'ssh',
    'ssh-keygen',
    'tar',
    'terraform',
  ],
  ...['unzip', 'zip'],
]);
