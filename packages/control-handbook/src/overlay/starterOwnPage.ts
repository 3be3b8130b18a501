/** An example of a whole page: about a custom rule of AWS Config. */
export function starterOwnPage(reviewed: string): string {
  return `---
id: instance-from-base-image
title: An instance runs from an image that is not ours
findings:
  product: config
  # The name of the rule; one of a conformance pack or an organisation has more behind it
  titles: ["*instance-from-base-image*"]
reviewer: group:default/platform-security
reviewed: ${reviewed}
hazards:
  - id: disks-go-with-it
    kind: replaces-resource
    title: The instance has to be replaced
    always: true
    happens: An instance keeps its image for life. What is only on its disks is gone with it.
    instead: Start a new one, move what has to stay, and keep a snapshot until somebody has missed nothing for a week.
  - id: group-starts-the-old-image
    kind: service-managed
    title: An Auto Scaling group starts the next one from the same image
    when:
      - tag: aws:autoscaling:groupName
    happens: The group replaces what you terminate, from the image in its launch template.
    instead: Change the launch template, then refresh the instances of the group.
exceptions:
  - id: appliance
    reason: system-constraint
    title: An appliance that only its vendor builds
    text: The vendor supports no other image. It takes updates from the vendor every month, and no key of ours is on it.
    suggestedDays: 180
---

## What it means here

{{resource.name}} was started from an image that the platform team does not build. It has no agent that patches it or sends its logs, and
nobody tells its owner when the image is out of date.

## Fix

Take the newest base image. Its id is in the parameter \`/platform/base-image/id\` of every account.

### Terraform

\`\`\`hcl
data "aws_ssm_parameter" "base_image" {
  name = "/platform/base-image/id"
}

resource "aws_launch_template" "service" {
  name_prefix = "service-"
  image_id    = data.aws_ssm_parameter.base_image.insecure_value
}
\`\`\`

### AWS CLI

\`\`\`shell
aws ec2 describe-instances --region {{region}} --instance-ids {{resource.name}} \\
  --query "Reservations[].Instances[].[ImageId,LaunchTime]"
aws ssm get-parameter --region {{region}} --name /platform/base-image/id --query Parameter.Value
\`\`\`

## Who to call

The platform team helps with the move, and builds a variant where a service needs one.

## Verify

The rule looks at the new instance within minutes. The finding of the old one is archived when it is terminated.
`;
}
