import { isListParameter } from './parameterTypes';
import { isObject } from './values';

/** What `Ref` can name in every template. */
export const pseudoParameters = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
] as const;

/** The section of a template as a record; empty when it is missing or something else. */
export function sectionOf(
  template: unknown,
  name: string,
): Record<string, unknown> {
  const section = isObject(template) ? template[name] : undefined;
  return isObject(section) ? section : {};
}

/** The names that a template declares, for references to be checked against. */
export class TemplateNames {
  static create(template: unknown) {
    return new TemplateNames(template);
  }

  /** Parameters by their name, as written. */
  readonly parameters: ReadonlyMap<string, unknown>;
  /** Resource types by logical id. */
  readonly resources: ReadonlyMap<string, string | undefined>;
  readonly conditions: ReadonlySet<string>;
  readonly mappings: ReadonlySet<string>;

  private constructor(template: unknown) {
    const keys = (name: string) =>
      new Set(Object.keys(sectionOf(template, name)));
    this.parameters = new Map(
      Object.entries(sectionOf(template, 'Parameters')),
    );
    this.resources = new Map(
      Object.entries(sectionOf(template, 'Resources')).map(
        ([name, resource]) => {
          const type = isObject(resource) ? resource.Type : undefined;
          return [name, typeof type === 'string' ? type : undefined];
        },
      ),
    );
    this.conditions = keys('Conditions');
    this.mappings = keys('Mappings');
  }

  /** Whether `Ref` to this name gives a list, text, or something that cannot be told. */
  kindOf(name: string): 'list' | 'text' | undefined {
    const parameter = this.parameters.get(name);
    if (isObject(parameter) && typeof parameter.Type === 'string') {
      return isListParameter(parameter.Type) ? 'list' : 'text';
    }
    if (this.resources.has(name)) {
      return 'text';
    }
    if (name === 'AWS::NotificationARNs') {
      return 'list';
    }
    return pseudoParameters.some(each => each === name) &&
      name !== 'AWS::NoValue'
      ? 'text'
      : undefined;
  }

  /** What a parameter is without anybody giving it a value. */
  defaultOf(parameter: string): unknown {
    const declared = this.parameters.get(parameter);
    return isObject(declared) ? declared.Default : undefined;
  }
}
