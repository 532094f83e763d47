"""What the product does, a folder a feature; a lower one never imports a higher one."""
