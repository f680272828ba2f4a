"""How a text leaves the house: template packs that become Word files."""
