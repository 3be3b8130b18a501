/** A configuration with everything that Terraform has, which fits the schema of testSchema.ts. */
export const testConfiguration = `
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.logs]
    }
  }
}
provider "aws" {
  alias  = "east"
  region = "us-east-1"
  default_tags {
    tags = { Owner = "menus" }
  }
}
variable "role_arn" {
  type = string
  validation {
    condition     = startswith(var.role_arn, "arn:")
    error_message = "No \${var.role_arn}"
  }
}
variable "subnet_ids" {
  type = list(string)
}
locals {
  names = { for name, size in { a = 1 } : upper(name) => size + 1 if size > 0 }
}
data "aws_vpc" "this" {
  provider = aws.logs
  count    = 2
  tags     = { "kumo:Name" = "menus" }
}
resource "aws_s3_bucket" "this" {
  for_each      = local.names
  provider      = aws.east
  bucket        = "menu-\${each.key}"
  force_destroy = "true"
  tags          = merge({ Name = each.value }, { (var.role_arn) = 1, true = "\${data.aws_vpc.this[0].cidr_block}" })
  timeouts {
    create = "5m"
  }
  lifecycle {
    ignore_changes       = [tags, tags["Name"]]
    prevent_destroy      = true
    replace_triggered_by = [aws_eks_cluster.this]
    precondition {
      condition     = self.bucket != ""
      error_message = "Empty"
    }
  }
}
resource "aws_s3_bucket_versioning" "this" {
  for_each = aws_s3_bucket.this
  bucket   = each.value.id
  versioning_configuration {
    status = each.key == "a" ? "Enabled" : "Suspended"
  }
  depends_on = [aws_s3_bucket.this]
}
resource "aws_eks_cluster" "this" {
  name     = 5
  role_arn = var.role_arn
  vpc_config {
    subnet_ids = var.subnet_ids
  }
}
resource "aws_security_group" "this" {
  count = 1
  ingress {
    cidr_blocks = ["10.0.0.0/8"]
    from_port   = "443"
  }
  dynamic "ingress" {
    for_each = toset([80, 8080])
    iterator = port
    content {
      from_port = port.value
    }
  }
}
resource "aws_instance" "this" {
  count                  = 1
  ami                    = null
  vpc_security_group_ids = aws_security_group.this[*].id
  monitoring             = aws_eks_cluster.this.identity[0].oidc[0].issuer == "x"
  cpu_core_count         = count.index
  dynamic "ebs_block_device" {
    for_each = var.subnet_ids
    content {
      device_name = ebs_block_device.value
      encrypted   = true
    }
  }
  tags = {
    First  = aws_s3_bucket.this["a"].tags.Name
    Issuer = aws_eks_cluster.this.identity.*.oidc[0][0].issuer
    Vpc    = aws_eks_cluster.this.vpc_config[0].vpc_id
    Text   = <<-EOT
      \${path.module} $\${aws_no.such}
    EOT
    Key    = provider::aws::arn_parse("arn:aws:s3:::a").resource
  }
}
import {
  to = aws_instance.imported
  id = "i-1"
}
moved {
  from = aws_instance.old
  to   = aws_instance.this[0]
}
removed {
  from = aws_instance.gone
  lifecycle {
    destroy = false
  }
}
output "imported" {
  value = [aws_instance.imported.id, aws_s3_bucket.this["a"].arn]
}
`;
